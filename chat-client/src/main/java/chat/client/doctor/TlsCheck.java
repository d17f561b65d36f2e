package chat.client.doctor;

import chat.client.net.ServerAddress;
import chat.client.net.UntrustedServerException;
import chat.client.net.tls.Authorities;
import chat.client.net.tls.Encrypted;
import chat.client.net.tls.HandshakeException;
import chat.client.net.tls.TlsHandshake;
import chat.client.net.tls.TlsPeer;
import chat.client.trust.TrustedServers;
import chat.notation.Finding;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Negotiates TLS, and compares the certificate with what is known of the server; remembers nothing.
 * The main thread.
 *
 * @param servers those that were reached before
 */
record TlsCheck(Authorities authorities, TrustedServers servers, Consumer<Finding> findings) {

  /** Returns the encrypting socket; empty if the client must send nothing to the server. */
  Optional<Socket> encrypt(Socket network, ServerAddress server, Duration patience) {
    try {
      Encrypted encrypted = new TlsHandshake(authorities, patience).over(network, server.host());
      Finding finding = finding(server, encrypted.peer());
      findings.accept(finding);
      return finding.result() == Finding.Result.FAILED
          ? Optional.empty()
          : Optional.of(encrypted.socket());
    } catch (HandshakeException e) {
      findings.accept(
          Finding.failed(
              Step.TLS,
              "no TLS: " + Failures.reason(e),
              "the server and this computer agree on no encrypted connection",
              "compare the port with the one for TLS that the server prints when it starts"));
    } catch (UntrustedServerException e) {
      findings.accept(
          Finding.failed(
              Step.TLS,
              Failures.reason(e),
              "whether the server is the same as before can't be known",
              "make that file readable"));
    }
    return Optional.empty();
  }

  private Finding finding(ServerAddress server, TlsPeer peer) throws UntrustedServerException {
    String what =
        "%s, %s, certificate valid until %s: %s"
            .formatted(peer.version(), peer.suite(), lastDay(peer), peer.fingerprint());
    return switch (servers.trust(server, peer)) {
      case KNOWN -> Finding.ok(Step.TLS, what, "it is the certificate that this computer knows");
      case BY_FINGERPRINT ->
          Finding.ok(Step.TLS, what, "it is the certificate that --tls-fingerprint names");
      case BY_SYSTEM ->
          Finding.ok(Step.TLS, what, "an authority that this computer trusts has signed it");
      case BY_CA ->
          Finding.ok(Step.TLS, what, "an authority of the file of --tls-ca has signed it");
      case NEW ->
          Finding.warning(
              Step.TLS,
              what,
              "the server was not reached by TLS before, and " + peer.verdict().reason(),
              "compare the fingerprint with the one that the server prints; chat-client --tls %s asks once"
                  .formatted(server.host()));
      case NOT_THE_ONE, NOT_BY_CA ->
          Finding.failed(
              Step.TLS,
              what,
              "it is not the certificate that the command line asks for: somebody may be intercepting the connection, or the server has a new one",
              "ask the server's operator for the fingerprint");
      case CHANGED ->
          Finding.failed(
              Step.TLS,
              what,
              "this computer knows another certificate: somebody may be intercepting the connection, or the server has a new one",
              "ask the server's operator for the fingerprint; if it is this one: chat-client --forget "
                  + server);
    };
  }

  private static LocalDate lastDay(TlsPeer peer) {
    return LocalDate.ofInstant(
        peer.certificate().getNotAfter().toInstant(), ZoneId.systemDefault());
  }
}
