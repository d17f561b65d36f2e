package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class NickChoiceTest {
  @Test
  void accountNamesBecomeNicks() {
    assertEquals("alice", NickChoice.ofAccount("alice").value());
    assertEquals("DOMAINalice.b", NickChoice.ofAccount("DOMAIN\\alice.b").value());
    assertEquals("someone", NickChoice.ofAccount("").value());
    assertEquals("someone", NickChoice.ofAccount("$%&").value());
    assertEquals("someone", NickChoice.ofAccount("guest-7").value());
    assertEquals("x".repeat(30), NickChoice.ofAccount("x".repeat(99)).value());
  }
}
