import type { Definition, Parameter, Schema } from '../definition/openapi2.ts';
import type { Connector } from '../document/connector.ts';
import { newConnector } from '../document/new-connector.ts';

const number = (title: string, description: string): Schema => ({
  type: 'number',
  format: 'float',
  description,
  title,
});
const whole = (title: string, description: string): Schema => ({
  type: 'integer',
  format: 'int32',
  description,
  title,
});
const text = (title: string, description: string): Schema => ({ type: 'string', description, title });
const listOf = (items: Schema, title: string, description: string): Schema => ({
  type: 'array',
  items,
  description,
  title,
});

const latitude: Parameter = {
  name: 'latitude',
  in: 'query',
  required: true,
  type: 'number',
  format: 'double',
  minimum: -90,
  maximum: 90,
  'x-ms-summary': 'Latitude',
  description: 'Degrees north of the equator, negative in the south.',
  'x-ms-test-value': 52.52,
};

const longitude: Parameter = {
  name: 'longitude',
  in: 'query',
  required: true,
  type: 'number',
  format: 'double',
  minimum: -180,
  maximum: 180,
  'x-ms-summary': 'Longitude',
  description: 'Degrees east of Greenwich, negative in the west.',
  'x-ms-test-value': 13.41,
};

/** What the service is asked to send, so that the answer always has the properties below. */
function asked(name: string, label: string, values: readonly string[]): Parameter {
  return {
    name,
    in: 'query',
    required: true,
    type: 'string',
    default: values.join(','),
    'x-ms-summary': label,
    description: 'The values to send, separated by commas.',
    'x-ms-visibility': 'internal',
  };
}

const current: Schema = {
  type: 'object',
  properties: {
    time: text('Current Time', 'Local time of the measurement, without a zone.'),
    interval: whole('Interval', 'Seconds that the measurement stands for.'),
    temperature_2m: number('Current Temperature', 'Temperature two metres above the ground.'),
    relative_humidity_2m: whole('Current Humidity', 'Relative humidity in percent.'),
    wind_speed_10m: number('Current Wind Speed', 'Wind speed ten metres above the ground.'),
    weather_code: whole('Current Weather Code', 'Weather as a number of the WMO table, 0 for a clear sky.'),
  },
  description: 'The weather now.',
  title: 'Current',
};

const daily: Schema = {
  type: 'object',
  properties: {
    time: listOf({ type: 'string' }, 'Days', 'The days of the forecast, in order.'),
    weather_code: listOf(
      { type: 'integer', format: 'int32' },
      'Weather Codes',
      'Weather of each day as a number of the WMO table.',
    ),
    temperature_2m_max: listOf(
      { type: 'number', format: 'float' },
      'Highest Temperatures',
      'Highest temperature of each day.',
    ),
    temperature_2m_min: listOf(
      { type: 'number', format: 'float' },
      'Lowest Temperatures',
      'Lowest temperature of each day.',
    ),
    precipitation_sum: listOf(
      { type: 'number', format: 'float' },
      'Precipitation',
      'Rain and snow of each day in millimetres.',
    ),
  },
  description: 'The forecast, one item a day in each list.',
  title: 'Daily',
};

const forecast: Schema = {
  type: 'object',
  properties: {
    latitude: number('Latitude', 'Latitude of the grid point that the forecast is for.'),
    longitude: number('Longitude', 'Longitude of the grid point that the forecast is for.'),
    generationtime_ms: {
      ...number('Generation Time', 'Milliseconds the service took.'),
      'x-ms-visibility': 'advanced',
    },
    utc_offset_seconds: whole('UTC Offset', 'Seconds that local time is ahead of UTC.'),
    timezone: text('Time Zone', 'Name of the time zone, such as Europe/Berlin.'),
    timezone_abbreviation: text('Time Zone Abbreviation', 'Short name of the time zone.'),
    elevation: number('Elevation', 'Metres above sea level.'),
    current_units: {
      type: 'object',
      description: 'The unit of each current value.',
      title: 'Current Units',
      'x-ms-visibility': 'advanced',
    },
    current,
    daily_units: {
      type: 'object',
      description: 'The unit of each daily value.',
      title: 'Daily Units',
      'x-ms-visibility': 'advanced',
    },
    daily,
  },
};

const definition: Definition = {
  swagger: '2.0',
  info: {
    title: 'Weather forecast',
    description:
      'Weather of today and the coming days for any place on earth, and the height of a place above the sea.',
    version: '1.0',
    contact: { name: 'Open-Meteo', url: 'https://open-meteo.com', email: 'info@open-meteo.com' },
  },
  host: 'api.open-meteo.com',
  basePath: '/v1',
  schemes: ['https'],
  consumes: [],
  produces: ['application/json'],
  paths: {
    '/forecast': {
      get: {
        responses: { '200': { description: 'The weather now and day by day.', schema: forecast } },
        summary: 'Get forecast',
        description: 'Gets the weather now and the forecast of the coming days for a place.',
        operationId: 'GetForecast',
        'x-ms-visibility': 'important',
        parameters: [
          latitude,
          longitude,
          {
            name: 'forecast_days',
            in: 'query',
            required: false,
            type: 'integer',
            format: 'int32',
            default: 7,
            minimum: 1,
            maximum: 16,
            'x-ms-summary': 'Days',
            description: 'How many days, today included.',
          },
          {
            name: 'temperature_unit',
            in: 'query',
            required: false,
            type: 'string',
            enum: ['celsius', 'fahrenheit'],
            default: 'celsius',
            'x-ms-summary': 'Temperature Unit',
            description: 'The unit of all temperatures.',
            'x-ms-visibility': 'advanced',
          },
          {
            name: 'timezone',
            in: 'query',
            required: false,
            type: 'string',
            default: 'auto',
            'x-ms-summary': 'Time Zone',
            description: 'A name such as Europe/Berlin, or auto for the time of the place.',
            'x-ms-visibility': 'advanced',
          },
          asked('current', 'Current Values', [
            'temperature_2m',
            'relative_humidity_2m',
            'wind_speed_10m',
            'weather_code',
          ]),
          asked('daily', 'Daily Values', [
            'weather_code',
            'temperature_2m_max',
            'temperature_2m_min',
            'precipitation_sum',
          ]),
        ],
      },
    },
    '/elevation': {
      get: {
        responses: {
          '200': {
            description: 'The height of the place.',
            schema: {
              type: 'object',
              properties: {
                elevation: listOf(
                  { type: 'number', format: 'float' },
                  'Elevation',
                  'Metres above sea level, one item.',
                ),
              },
            },
          },
        },
        summary: 'Get elevation',
        description: 'Gets the height of a place above the sea.',
        operationId: 'GetElevation',
        parameters: [latitude, longitude],
      },
    },
  },
  definitions: {},
  parameters: {},
  responses: {},
  securityDefinitions: {},
  security: [],
  tags: [],
  'x-ms-connector-metadata': [
    { propertyName: 'Website', propertyValue: 'https://open-meteo.com' },
    { propertyName: 'Privacy policy', propertyValue: 'https://open-meteo.com/en/terms' },
    { propertyName: 'Categories', propertyValue: 'Data' },
  ],
};

/**
 * The connector a first visitor may open and try: a public weather service that wants no key and answers calls from
 * pages. Its texts keep to the rules for published connectors. Source: https://open-meteo.com/en/docs.
 */
export const sampleConnector = (): Connector =>
  newConnector({
    definition,
    properties: { connectionParameters: {}, iconBrandColor: '#1d6fa5', capabilities: [] },
  });
