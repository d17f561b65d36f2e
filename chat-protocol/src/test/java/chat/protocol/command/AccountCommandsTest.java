package chat.protocol.command;

import static chat.protocol.command.Contexts.INSIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.AuthRequest;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.protocol.account.Fingerprint;
import chat.protocol.account.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each command about accounts means, and which secrets it asks for. */
final class AccountCommandsTest {
  private static final Secret ONE = Secret.take("one".toCharArray());
  private static final Secret TWO = Secret.take("two".toCharArray());
  private static final String KEY_LINE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1 alice@home";

  @Test
  void registerAsksForANewPassword() throws UsageException {
    ParsedInput.Asks asks = asks("/register");
    assertEquals(List.of(true), asks.prompts().stream().map(SecretPrompt::isNew).toList());
    assertEquals(new AuthRequest.Register(ONE), asks.request().apply(List.of(ONE)));
  }

  @Test
  void loginAsksForThePasswordOfThatNick() throws UsageException {
    ParsedInput.Asks asks = asks("/login alice");
    assertEquals("the password of alice", asks.prompts().get(0).question());
    assertFalse(asks.prompts().get(0).isNew());
    assertFalse(asks.prompts().get(0).mayBeEmpty());
    assertEquals(
        new AuthRequest.Password(Nick.of("alice"), ONE), asks.request().apply(List.of(ONE)));
  }

  @Test
  void passwordAsksForTheOldOneAndTheNewOne() throws UsageException {
    ParsedInput.Asks asks = asks("/password");
    assertTrue(asks.prompts().get(0).mayBeEmpty(), "an account may have none");
    assertTrue(asks.prompts().get(1).isNew());
    assertFalse(asks.prompts().get(1).mayBeEmpty());
    assertEquals(new AuthRequest.Change(ONE, TWO), asks.request().apply(List.of(ONE, TWO)));
  }

  @Test
  void passwordOnTheLineIsNoPassword() throws UsageException {
    // People type it there. It was shown, so it is not used.
    assertEquals(2, asks("/password hunter2").prompts().size());
    assertEquals(1, asks("/register hunter2").prompts().size());
    assertThrows(UsageException.class, () -> asks("/login alice hunter2"));
  }

  @Test
  void logoutDevicesAndKeysNeedNoSecret() throws UsageException {
    assertMeans(new AuthRequest.Logout(), "/logout");
    assertMeans(new AuthRequest.Devices(), "/devices");
    assertMeans(new AuthRequest.Revoke(2), "/devices 2");
    assertMeans(new AuthRequest.Keys(), "/key");
    assertMeans(new AuthRequest.AddKey(Text.of(KEY_LINE)), "/key add " + KEY_LINE);
    Fingerprint print = Fingerprint.of(new byte[] {1});
    assertMeans(new AuthRequest.DropKey(print), "/KEY Remove " + print);
  }

  @Test
  void badKeyIsRefusedWithWhatToType() {
    assertRefusal("that is no public key: type /key add and the line", "/key add alice");
    assertRefusal("that is no public key: type /key add and the line", "/key add");
    assertRefusal("/key lists them", "/key remove 1");
  }

  private static void assertRefusal(String expected, String line) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
  }

  private static ParsedInput.Asks asks(String line) throws UsageException {
    return (ParsedInput.Asks) SlashCommandParser.parse(line, INSIDE);
  }

  private static void assertMeans(ClientMessage expected, String line) throws UsageException {
    assertEquals(new ParsedInput.Message(expected), SlashCommandParser.parse(line, INSIDE));
  }
}
