package chat.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.ssh.TestKeys;
import chat.fixture.Program;
import chat.server.fixture.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built client logs in to accounts of the built server. */
final class AccountsIT {
  @TempDir private Path folder;

  @Test
  void accountIsRegisteredAndLoggedInToByPasswordAndByKey() throws Exception {
    try (ServerProcess server =
            ServerProcess.start("--port", "0", "--data", folder.resolve("data").toString());
        Program bob = ClientProcess.start("bob@" + server.address(), "--json")) {
      bob.out().sees("\"live\"");
      try (Program alice = ClientProcess.start("alice@" + server.address())) {
        alice.types("/register\ncorrect horse\n").err().sees("* you are logged in as alice");
        alice
            .types("/key add " + TestKeys.ALICE_PUBLIC + "\n")
            .err()
            .sees("* that key logs you in");
        alice.types("hello\n");
        bob.out().sees("\"nick\":\"alice\",\"account\":1,");
        alice.endsInput().exits(0);
        assertFalse(alice.err().toString().contains("horse"), "the password is shown");
      }
      ClientProcess.start("alice@" + server.address())
          .exits(
              1,
              "chat-client: the nick alice belongs to an account; if it is yours, /login alice; a"
                  + " program logs in by --token-file FILE or CHAT_TOKEN\n");
      try (Program phone = ClientProcess.start("phone@" + server.address())) {
        phone.types("/login alice\nwrong horse\n").err().sees("* wrong nick or password");
        phone.types("/login alice\ncorrect horse\n").err().sees("* you are logged in as alice");
        phone.endsInput().exits(1);
      }
      Path key = folder.resolve("key");
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(key, TestKeys.ALICE);
      try (Program laptop =
          ClientProcess.start("alice@" + server.address(), "--ssh-key", key.toString())) {
        laptop.err().sees("* you are logged in as alice");
        laptop.types("by key\n");
        bob.out().sees("by key");
        laptop.endsInput().exits(0);
      }
      assertTrue(bob.isAlive());
    }
  }
}
