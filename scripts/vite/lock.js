(function () {
  // A file cannot know the address it is served from, so it cannot name the one frame it allows. A script can.
  var folder = new URL('./', location.href).href;
  var policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = 'frame-src ' + folder + 'courier.html';
  document.head.appendChild(policy);
  // Content security policies do not reach WebRTC.
  delete window.RTCPeerConnection;
  delete window.webkitRTCPeerConnection;
})();
