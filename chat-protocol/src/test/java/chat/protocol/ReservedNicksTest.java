package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which nicks users can't have: those of guests, and those that look official. */
final class ReservedNicksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "guest-1",
        "Guest-42",
        "GUEST-0",
        "guest-99999999999999999999",
        "gue\u017Ft-1",
        "\uFF47uest-1",
        "guest-\uFF11",
        "guest-\uD835\uDFD9"
      })
  void guestNicksAreReservedInAnySpelling(String nick) {
    assertTrue(Nick.of(nick).isReserved());
  }

  @ParameterizedTest
  @ValueSource(strings = {"guest", "guest-", "guest-x", "guest1", "guest-1a", "my-guest-1"})
  void otherNicksThatStartWithGuestAreFree(String nick) {
    assertFalse(Nick.of(nick).isReserved());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server",
        "SERVER",
        "s3rv3r",
        "Chat.Server",
        "admin",
        "Admin",
        "adm1n",
        "adrnin",
        "4dmin",
        "admln",
        "a.d.m.i.n",
        "admin_",
        "\u00E1dmin",
        "\uFF41dmin",
        "\uD835\uDC1Admin",
        "\u1D00\u1D05\u1D0D\u026A\u0274",
        "administrator",
        "root",
        "r00t",
        "_root_",
        "R-O-O-T",
        "r\u00F6\u00F6t",
        "\u0433\u043E\u043E\u0442",
        "operator",
        "0perat0r",
        "console",
        "system",
        "5y5tem",
        "sys-admin",
        "moderator"
      })
  void nicksThatLookOfficialAreReserved(String nick) {
    assertTrue(Nick.of(nick).isReserved());
    assertFalse(Nick.of(nick).isForGuests());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rooter",
        "badminton",
        "admin2",
        "root-2",
        "servers",
        "observer",
        "mod",
        "op",
        "system5",
        "r",
        "o",
        "toor",
        "\u0430\u0434\u043C\u0438\u043D",
        "\u7BA1\u7406\u5458",
        "1",
        "_1_"
      })
  void nicksThatLookLikeNoneOfThemAreFree(String nick) {
    assertFalse(Nick.of(nick).isReserved());
  }

  @Test
  void guestNicksOfTheServerAreReserved() {
    assertEquals("guest-12", Nick.guest(12).toString());
    assertTrue(Nick.guest(12).isReserved());
  }
}
