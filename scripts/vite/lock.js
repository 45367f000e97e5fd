(function () {
  if (window.top !== window.self) {
    // A policy in a <meta> cannot refuse to be framed: somebody else's page could lead clicks astray.
    window.stop();
    var body = document.createElement('body');
    body.textContent = 'Connector Studio does not work inside another page. Open it in a tab of its own.';
    document.documentElement.replaceChildren(body);
    return;
  }
  // A file cannot know the address it is served from, so it cannot name the one frame and the one worker it allows. A script can.
  var folder = new URL('./', location.href).href;
  var policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = 'frame-src ' + folder + 'courier.html; worker-src blob: ' + folder + 'sw.js';
  document.head.appendChild(policy);
  // Content security policies do not reach WebRTC.
  delete window.RTCPeerConnection;
  delete window.webkitRTCPeerConnection;
})();
