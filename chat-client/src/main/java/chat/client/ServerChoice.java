package chat.client;

import chat.client.config.Destination;
import chat.client.config.Settings;
import chat.client.discovery.FoundServer;
import chat.client.discovery.ServerFinder;
import chat.client.net.Connector;
import chat.client.net.ServerAddress;
import chat.protocol.account.Fingerprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for servers on the local network where this computer has none, and has a person choose one.
 * What is chosen counts as typed, and nothing that was announced is trusted. The main thread.
 */
final class ServerChoice {
  private final ServerFinder finder;
  private final Connector connector;
  private final Settings settings;
  private final Optional<TerminalDialog> dialog;

  /**
   * A choice not made yet.
   *
   * @param dialog with the person; empty if a program runs the client
   */
  ServerChoice(
      ServerFinder finder,
      Connector connector,
      Settings settings,
      Optional<TerminalDialog> dialog) {
    this.finder = finder;
    this.connector = connector;
    this.settings = settings;
    this.dialog = dialog;
  }

  /**
   * A server that a person chose.
   *
   * @param announced the fingerprint that it was announced with, which proves nothing
   */
  record Chosen(ServerAddress address, Optional<Fingerprint> announced) {}

  /**
   * Finds servers, and asks which one is meant.
   *
   * @param here why no connection to this computer could be made
   * @throws IOException if there is none to choose, or nobody who chooses; the message is for a
   *     person
   */
  Chosen choose(IOException here) throws IOException, InterruptedException {
    dialog.ifPresent(
        person ->
            person.print(
                "No server on this computer. Looking on the local network for %d s ..."
                    .formatted(ServerFinder.LIMIT.toSeconds())));
    List<FoundServer> found = found(here);
    if (found.isEmpty()) {
      throw new IOException(
          "%s On the local network, no server%s announced itself within %d s."
              .formatted(here.getMessage(), kind(), ServerFinder.LIMIT.toSeconds()),
          here);
    }
    String list = String.join("\n", lines(found));
    if (dialog.isEmpty()) {
      throw new IOException(
          """
          no server on this computer. On the local network, these announce themselves:
          %s
          Name one that you know, like: chat-client %s"""
              .formatted(list, typed(found.get(0))),
          here);
    }
    dialog.get().print("Servers on the local network, as anyone there may announce them:\n" + list);
    return chosen(found.get(answer(found.size()) - 1));
  }

  private List<FoundServer> found(IOException here) throws IOException, InterruptedException {
    try {
      return finder.find().stream().filter(this::isWanted).toList();
    } catch (IOException e) {
      throw new IOException(
          "%s The local network can't be searched for servers: %s"
              .formatted(here.getMessage(), e.getMessage()),
          e);
    }
  }

  /** What the command line says about encryption holds for what is chosen, too. */
  private boolean isWanted(FoundServer server) {
    return server.isTls() ? !settings.tls().plain() : !isTlsAsked();
  }

  private boolean isTlsAsked() {
    return settings.destination().address().tls();
  }

  private String kind() {
    if (isTlsAsked()) {
      return " with TLS";
    }
    return settings.tls().plain() ? " without TLS" : "";
  }

  /** The name comes last in its line, so that it can't forge what precedes it. */
  private static List<String> lines(List<FoundServer> found) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      FoundServer server = found.get(i);
      List<String> destinations = server.destinations();
      lines.add(
          "%3d  %s  %s  %s"
              .formatted(
                  i + 1,
                  destinations.get(0),
                  server.isTls() ? "TLS" : "unencrypted",
                  server.name()));
      destinations.stream().skip(1).forEach(other -> lines.add("     or " + other));
      server.fingerprint().ifPresent(print -> lines.add("     announced fingerprint " + print));
    }
    return lines;
  }

  private static String typed(FoundServer server) {
    return (server.isTls() ? "--tls " : "") + server.destinations().get(0);
  }

  private int answer(int count) throws IOException {
    String numbers = count == 1 ? "1" : "1-" + count;
    Optional<String> typed =
        dialog.orElseThrow().ask("Which one (%s, empty: none)?".formatted(numbers));
    while (typed.filter(line -> !line.isEmpty()).isPresent()) {
      Optional<Integer> number = number(typed.get(), count);
      if (number.isPresent()) {
        return number.get();
      }
      typed = dialog.get().ask("Type a number (%s), or nothing:".formatted(numbers));
    }
    throw new IOException("not connected: you chose no server");
  }

  private static Optional<Integer> number(String typed, int count) {
    return typed.matches("[0-9]{1,3}")
        ? Optional.of(Integer.parseInt(typed)).filter(number -> number >= 1 && number <= count)
        : Optional.empty();
  }

  /** Of several addresses, the first that accepts a connection. */
  private Chosen chosen(FoundServer server) {
    List<ServerAddress> addresses =
        server.destinations().stream()
            .map(destination -> Destination.parse(destination, server.isTls()).address())
            .toList();
    ServerAddress address =
        addresses.size() == 1
            ? addresses.get(0)
            : addresses.stream().filter(connector::isOpen).findFirst().orElse(addresses.get(0));
    return new Chosen(address, server.fingerprint());
  }
}
