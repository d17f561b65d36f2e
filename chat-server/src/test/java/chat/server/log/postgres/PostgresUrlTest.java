package chat.server.log.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.command.UsageException;
import chat.server.log.postgres.PostgresUrl.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
  @Test
  void hostsPortsUserAndParametersAreRead() throws UsageException {
    assertEquals(
        new PostgresUrl(
            List.of(new Node("h1", 5432), new Node("192.0.2.7", 5433), new Node("::1", 5434)),
            "my chat",
            Map.of("user", "böb", "sslmode", "verify-full")),
        PostgresUrl.parse(
            "postgres://b%C3%B6b@h1,192.0.2.7:5433,[::1]:5434/my%20chat?sslmode=verify-full"));
    assertEquals(List.of(new Node("::1", 5432)), PostgresUrl.parse("postgresql://[::1]/c").nodes());
  }

  @Test
  void nodesAreWrittenAsPeopleDo() {
    assertEquals("h1:5432", new Node("h1", 5432).toString());
    assertEquals("[::1]:5432", new Node("::1", 5432).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres://chat:secret@h1/chat", "postgres://h1/chat?password=secret"})
  void passwordsAreRefusedAndNotRepeated(String typed) {
    String message =
        assertThrows(UsageException.class, () -> PostgresUrl.parse(typed)).getMessage();
    assertEquals(
        "the database's address may have no password, since other users of this computer can see"
            + " it: write it into ~/.pgpass, or into the file that PGPASSFILE names",
        message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://h1/chat",
        "postgres://h1",
        "postgres://h1/",
        "postgres:///chat",
        "postgres://h1,/chat",
        "postgres://h1:/chat",
        "postgres://h1:0/chat",
        "postgres://h1:65536/chat",
        "postgres://h1:9999999999/chat",
        "postgres://::1/chat",
        "postgres://[::1/chat",
        "postgres://[]/chat",
        "postgres://[::1]x/chat",
        "postgres://h1/chat%2",
        "postgres://h1/chat%zz",
        "postgres://h1/chat%ff",
        "postgres://h1/chat?socketTimeout=0",
        "postgres://h1/chat?user"
      })
  void malformedAddressesAreRefused(String typed) {
    assertThrows(UsageException.class, () -> PostgresUrl.parse(typed));
  }

  @Test
  void messagesSayWhatToType() {
    assertEquals(
        "'postgres://h1:x/chat' is not like postgres://HOST[:PORT],HOST[:PORT]/DATABASE",
        assertThrows(UsageException.class, () -> PostgresUrl.parse("postgres://h1:x/chat"))
            .getMessage());
    assertEquals(
        "postgres://h1 names no database: end it with /chat",
        assertThrows(UsageException.class, () -> PostgresUrl.parse("postgres://h1")).getMessage());
  }
}
