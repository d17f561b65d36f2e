package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.NetworkNamespaces;
import chat.fixture.Program;
import chat.fixture.Skips;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The built client without a host, on a computer without a server: it finds the one that announces
 * itself on the same network, which has IPv6 alone and no name server that answers.
 */
final class ChosenServerIT {
  private static final Path CLIENT_JAR = Path.of("target", "chat-client.jar");
  private static final String LISTED = "Which one (1, empty: none)?";

  /** What a person types. */
  private static final String CTRL_C = "\003";

  private static final String CTRL_D = "\004";

  private static Program inPipe(NetworkNamespaces network) throws IOException {
    return Program.start(
        network.in("client", Program.command(CLIENT_JAR, List.of(), "--send", "hi")));
  }

  /**
   * At a pseudo terminal of script(1), which ends with the client's exit code. Ctrl-C works there
   * also if these tests run in a shell's background, where it is ignored.
   */
  private static Program atTerminal(NetworkNamespaces network) throws IOException {
    String client = String.join(" ", Program.command(CLIENT_JAR, List.of()));
    return Program.start(
        network.in(
            "client",
            List.of(
                "env",
                "--default-signal=INT",
                "TERM=dumb",
                "script",
                "-q",
                "-e",
                "-c",
                client,
                "/dev/null")));
  }

  /** A server is announced some seconds after its start, and a slow machine may need longer. */
  private static void isListedForPrograms(NetworkNamespaces network) throws Exception {
    String printed = "";
    for (int attempt = 0; attempt < 20 && !printed.contains("the office"); attempt++) {
      try (Program client = inPipe(network)) {
        client.exits(1);
        printed = client.err().toString();
      }
    }
    String first =
        "these announce themselves:\n  1  [fd77::1]:8029  TLS  the office\n"
            + "     announced fingerprint SHA256:";
    assertTrue(printed.contains(first), printed);
  }

  /** Returns a client that has asked which server is meant. */
  private static Program asked(NetworkNamespaces network) throws Exception {
    for (int attempt = 0; attempt < 20; attempt++) {
      Program client = atTerminal(network);
      Pattern outcome = Pattern.compile("no server announced itself|" + Pattern.quote(LISTED));
      if (client.out().seesOneLike(outcome).group().equals(LISTED)) {
        return client;
      }
      client.close();
    }
    throw new AssertionError("no server was found 20 times");
  }

  @Test
  void serverOfTheNetworkIsChosenAtATerminal() throws Exception {
    Skips.unless(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1) here");
    String[] options = {"--bind", "::", "--data", "none", "--name", "the office"};
    try (NetworkNamespaces network = NetworkNamespaces.onOneIpv6Network();
        ServerProcess server =
            ServerProcess.start(network.in("server", ServerProcess.command(List.of(), options)))) {
      server.awaitPort();
      isListedForPrograms(network);
      try (Program client = asked(network)) {
        client.types("1\n");
        client.out().sees("Is it the same? Type y or n");
        assertFalse(client.out().toString().contains("announced another"));
        client.types("y\n").out().sees("Nick [");
        client.types("alice\n").out().sees("you are alice");
        client.types("/quit\n").exits(0);
      }
      try (Program client = atTerminal(network)) {
        client.out().sees("Looking on the local network");
        client.types(CTRL_C);
        assertEquals(130, client.awaitExit());
        assertFalse(client.out().toString().contains("Exception"), client.out()::toString);
      }
      try (Program client = asked(network)) {
        client.types(CTRL_D).exits(1);
        client.out().sees("chat-client: not connected: you chose no server");
      }
    }
  }
}
