package chat.client.session.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.Nick;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NickChoiceTest {
  private static void assertVariants(NickChoice choice, String... names) {
    Nick refused = choice.first();
    for (String name : names) {
      Nick next = choice.after(refused).orElseThrow();
      assertEquals(name, next.value());
      refused = next;
    }
  }

  private static NickChoice choice(String nick) {
    return new NickChoice(Nick.of(nick), false);
  }

  @Test
  void accountNamesBecomeNicks() {
    assertEquals("alice", NickChoice.ofAccount("alice").value());
    assertEquals("DOMAINalice.b", NickChoice.ofAccount("DOMAIN\\alice.b").value());
    assertEquals(
        "\u0939\u093f\u0928\u094d\u0926\u0940",
        NickChoice.ofAccount("\u0939\u093f\u0928\u094d\u0926\u0940").value());
    assertEquals("kim", NickChoice.ofAccount("k\u3164im\ufe0f").value());
    assertEquals("someone", NickChoice.ofAccount("").value());
    assertEquals("someone", NickChoice.ofAccount("$%&").value());
    assertEquals("someone", NickChoice.ofAccount("guest-7").value());
    assertEquals("x".repeat(32), NickChoice.ofAccount("x".repeat(99)).value());
  }

  @Test
  void variantsCountFromTwoToNinetyNine() {
    NickChoice choice = choice("ci");
    assertVariants(choice, "ci-2", "ci-3");
    Nick refused = Nick.of("ci-3");
    for (int i = 4; i <= 99; i++) {
      Nick next = choice.after(refused).orElseThrow();
      assertEquals("ci-" + i, next.value());
      refused = next;
    }
    assertEquals(Optional.empty(), choice.after(refused));
  }

  @Test
  void variantsOfALongNickStayWithinTheLimit() {
    assertVariants(choice("x".repeat(32)), "x".repeat(30) + "-2", "x".repeat(30) + "-3");
    String wide = "\ud801\udc00"; // one character of two UTF-16 units
    assertVariants(choice(wide.repeat(32)), wide.repeat(30) + "-2");
  }

  @Test
  void nextLoginTriesTheLowestVariantsAgain() {
    NickChoice choice = choice("ci");
    assertVariants(choice, "ci-2", "ci-3");
    choice.startWith(Nick.of("ci-3"));
    assertEquals("ci-2", choice.after(Nick.of("ci-3")).orElseThrow().value());
    assertEquals("ci-4", choice.after(Nick.of("ci-3")).orElseThrow().value());
  }

  @Test
  void variantsFollowANickThatTheUserChanged() {
    NickChoice choice = choice("ci");
    choice.startWith(Nick.of("deploy"));
    assertEquals("deploy-2", choice.after(Nick.of("deploy")).orElseThrow().value());
  }

  @Test
  void nickThatOnlyLooksLikeAVariantIsVariedItself() {
    NickChoice choice = choice("bobby");
    choice.startWith(Nick.of("bob-2"));
    assertEquals("bob-2-2", choice.after(Nick.of("bob-2")).orElseThrow().value());
  }

  @Test
  void numberOfTheChosenNickIsKept() {
    NickChoice choice = choice("bot-7");
    choice.startWith(Nick.of("bot-7"));
    assertEquals("bot-7-2", choice.after(Nick.of("bot-7")).orElseThrow().value());
  }
}
