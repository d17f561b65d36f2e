package chat.client.trust;

import chat.client.net.ServerAddress;
import chat.client.net.tls.TlsPeer;
import chat.client.net.tls.Verdict;
import chat.protocol.account.Fingerprint;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences about a server's certificate. Any thread. */
record Sentences(ServerAddress address, TlsPeer peer) {
  /** Returns one line for a program's author, whom the client can't ask. */
  String unknown() {
    return ("the certificate of %s is unknown: %s. Its fingerprint is %s; compare it with the one"
            + " that the server prints when it starts, then add --tls-fingerprint %s")
        .formatted(address, peer.verdict().reason(), peer.fingerprint(), peer.fingerprint());
  }

  /** Returns a conspicuous warning of several lines. */
  String changed(KnownServer known) {
    String before =
        known
            .fingerprint()
            .map(Fingerprint::toString)
            .orElse("this computer's authorities vouched for it");
    String hint =
        known.basis() == Basis.SYSTEM ? "\nNow they don't: " + peer.verdict().reason() + "." : "";
    return """
        THE CERTIFICATE OF %s HAS CHANGED. Nothing was sent.
        Known since %s: %s
        Now: %s%s
        Somebody may be intercepting the connection, or the server has a new certificate.
        If its operator confirms the new fingerprint: chat-client --forget %s, then connect again"""
        .formatted(address, known.since(), before, peer.fingerprint(), hint, address);
  }

  String notTheOne(List<Fingerprint> expected) {
    return ("%s showed another certificate than --tls-fingerprint names, and nothing was sent:"
            + " expected %s, found %s. Somebody may be intercepting the connection, or the server"
            + " has a new certificate: ask its operator")
        .formatted(
            address,
            expected.stream().map(Fingerprint::toString).collect(Collectors.joining(" or ")),
            peer.fingerprint());
  }

  /** Returns the peer with the reason that the user named its authorities by a file before. */
  static TlsPeer reachedByFile(TlsPeer peer) {
    String reason = peer.verdict().reason() + ", and you reached it by --tls-ca before";
    return new TlsPeer(
        peer.protocol(), peer.suite(), peer.certificate(), new Verdict(false, reason));
  }

  String replaced(Fingerprint before) {
    return "* %s was known by another certificate, %s, which --tls-fingerprint has replaced"
        .formatted(address, before);
  }

  String notByAuthorities() {
    return "the certificate of %s is not trusted, and nothing was sent: %s. Its fingerprint is %s"
        .formatted(address, peer.verdict().reason(), peer.fingerprint());
  }

  String nowKnownToAuthorities() {
    return "* %s has a new certificate, which this computer's authorities vouch for: %s"
        .formatted(address, peer.fingerprint());
  }
}
