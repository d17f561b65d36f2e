package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.FinishedCommand;
import chat.fixture.NetworkNamespaces;
import chat.fixture.Program;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ban of somebody's address, on a network where computers have addresses of their own. */
final class AddressBanIT {
  private static final int PORT = 8028;
  private static final String OTHER_ADDRESS = "10.77.2.3";
  private static final String BANNED = "* you are banned from this server: spam";

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private NetworkNamespaces network;
  private Program opal;

  @BeforeEach
  void connect() throws Exception {
    network = NetworkNamespaces.withRouter();
    open.add(network);
    ServerProcess server =
        ServerProcess.start(
            network.in(
                "server",
                command(
                    "--bind",
                    "0.0.0.0",
                    "--plain-anywhere",
                    "--data",
                    folder.resolve("data").toString())));
    open.add(server);
    server.awaitPort();
    opal = connects("server", "127.0.0.1", "opal");
    opal.types("/register\ncorrect horse battery\ncorrect horse battery\n");
    opal.out().sees("opal is yours now");
    FinishedCommand made =
        FinishedCommand.run(
            command("admin", "op", "opal", "--data", folder.resolve("data").toString()));
    assertEquals(0, made.exitCode(), made.output());
  }

  private static List<String> command(String... arguments) {
    return ServerProcess.command(List.of(), arguments);
  }

  @AfterEach
  void disconnect() throws Exception {
    Collections.reverse(open);
    for (AutoCloseable part : open) {
      part.close();
    }
  }

  /** Does what nc does, which a computer may lack. */
  private Program connects(String host, String server, String nick) throws IOException {
    String lines = "exec 3<>/dev/tcp/%s/%d; cat <&3 & cat >&3".formatted(server, PORT);
    Program user = Program.start(network.in(host, List.of("bash", "-c", lines)));
    open.add(user);
    user.types("/nick " + nick + "\n");
    return user;
  }

  @Test
  void addressIsBannedAndNoOther() throws Exception {
    Program bob = connects("client", NetworkNamespaces.SERVER, "bob");
    bob.out().sees("is now bob");
    opal.types("/ban * address:bob spam\n");
    bob.out().sees(BANNED);
    connects("client", NetworkNamespaces.SERVER, "somebody").out().sees(BANNED);
    network.ip("client", "addr add " + OTHER_ADDRESS + "/24 dev out");
    network.ip("client", "route replace default via 10.77.2.1 src " + OTHER_ADDRESS);
    connects("client", NetworkNamespaces.SERVER, "rob").out().sees("is now rob");
    opal.types("/unban * 1\n").out().sees("* removed\n");
    network.ip("client", "route replace default via 10.77.2.1 src " + NetworkNamespaces.CLIENT);
    connects("client", NetworkNamespaces.SERVER, "bob").out().sees("is now bob");
  }
}
