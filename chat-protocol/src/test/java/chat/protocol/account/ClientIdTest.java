package chat.protocol.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.unicode.InvalidNameException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientIdTest {
  private static final String SECRET = "0123456789abcdef";

  @Test
  void sixteenToSixtyFourCharactersMakeAClientId() {
    for (String secret : new String[] {SECRET, "AZaz09_-AZaz09_-", SECRET.repeat(4)}) {
      assertEquals(secret, ClientId.of(secret).secret());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcde",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "0123456789abcde ",
        "0123456789abcde\n",
        "0123456789abcdef\n",
        "0123456789abcd\u00E9f",
        "\uFF10123456789abcdef",
        "0123456789abcde+",
        "0123456789abcde/"
      })
  void malformedSecretIsRefused(String secret) {
    assertThrows(InvalidNameException.class, () -> ClientId.of(secret));
  }

  @Test
  void digestIsTheSha256InHex() {
    // From sha256sum.
    assertEquals(
        "9f9f5111f7b27a781f1f1ddde5ebc2dd2b796bfc7365c9c28b548e564176929f",
        ClientId.of(SECRET).digest());
  }

  @Test
  void randomIdsAreValidAndAllDifferent() {
    var secrets =
        Stream.generate(() -> ClientId.of(ClientId.random().secret()))
            .limit(1_000)
            .collect(Collectors.toSet());
    assertEquals(1_000, secrets.size());
  }

  @Test
  void idsAreEqualIfTheirSecretsAre() {
    assertEquals(ClientId.of(SECRET), ClientId.of(SECRET));
    assertEquals(ClientId.of(SECRET).hashCode(), ClientId.of(SECRET).hashCode());
    assertNotEquals(ClientId.of(SECRET), ClientId.of(SECRET + "0"));
  }

  @Test
  void printingIdOrHelloRevealsNoSecret() {
    ClientId id = ClientId.of(SECRET);
    var hello = new ClientMessage.Hello(1, Nick.of("alice"), id);
    assertEquals("a client id", id.toString());
    assertTrue(hello.toString().contains("alice"));
    assertFalse(hello.toString().contains(SECRET));
  }
}
