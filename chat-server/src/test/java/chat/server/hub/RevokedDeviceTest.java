package chat.server.hub;

import chat.server.fixture.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A device whose token its account deletes. */
class RevokedDeviceTest extends DeviceSetup {
  private static final String LOGGED_OUT =
      "BYE logged-out⏎this device was logged out from another one";

  private final long token = accounts.addDevice("secret");

  /** Returns a device that has logged in by the token. */
  private HubUser byToken(String name) {
    HubUser device = chat.connects();
    device.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf(name));
    return device;
  }

  /** Returns a client whose reconnect as this device the hub has refused. */
  private HubUser reconnectsInVain(String name) {
    HubUser again = chat.connects();
    again.sends("HELLO 1 alice " + TestServer.idOf(name));
    again.sees(
        "ERROR auth-required HELLO 1⏎the nick alice belongs to an account; if it is yours, /login alice");
    return again;
  }

  @Test
  void devicesAreListedAndRevoked() {
    HubUser phone = byToken("phone");
    phone.sends("JOIN #a");
    HubUser lost = byToken("lost");
    lost.sends("JOIN #a");
    HubUser unnamed = chat.connects();
    unnamed.sends("AUTH token⏎secret");
    HubUser laptop = device("laptop");
    HubUser carol = chat.framedIn("#a", "carol");
    laptop.sends("AUTH remember⏎my laptop");
    laptop.sees("TOKEN 2⏎token of my laptop", "DONE AUTH remember");
    laptop.sends("AUTH devices");
    laptop.sees(
        "DEVICE 1 0 0⏎device of secret", "DEVICE 2 0 0 this⏎my laptop", "DONE AUTH devices");
    lost.losesConnection();
    carol.skips();
    laptop.sends("AUTH revoke 7", "AUTH revoke " + token);
    laptop.sees("ERROR bad-token AUTH revoke⏎no such device", "DONE AUTH revoke");
    for (HubUser revoked : List.of(phone, unnamed)) {
      revoked.seesEnd(LOGGED_OUT);
    }
    carol.sees("LEFT #a alice");
    reconnectsInVain("lost");
    laptop.sends("AUTH revoke 2");
    laptop.seesEnd(LOGGED_OUT);
  }

  @Test
  void logoutDeletesTheTokenOfItsDevice() {
    HubUser phone = byToken("phone");
    HubUser window = byToken("window");
    HubUser laptop = device("laptop");
    laptop.sends("AUTH remember⏎my laptop");
    phone.skips();
    window.skips();
    laptop.skips();
    phone.sends("AUTH logout");
    phone.sees("RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout");
    chat.endsBatch();
    phone.seesNothing();
    window.seesEnd(LOGGED_OUT);
    phone.sends("AUTH token⏎secret");
    phone.sees("ERROR auth-failed AUTH token⏎wrong nick or password");
    laptop.sends("AUTH devices");
    laptop.sees("DEVICE 2 0 0 this⏎my laptop", "DONE AUTH devices");
    laptop.sends("AUTH logout");
    laptop.sees("RENAMED alice alice-3", "ACCOUNT - 0", "DONE AUTH logout");
    chat.endsBatch();
    laptop.seesNothing();
    laptop.sends("AUTH password alice⏎alice");
    laptop.skips();
    laptop.sends("AUTH devices");
    laptop.sees("DONE AUTH devices");
  }

  @Test
  void logoutDeletesTheTokenEvenIfTheClientIsGone() {
    HubUser phone = byToken("phone");
    accounts.holdAnswers();
    phone.sends("AUTH logout");
    phone.losesConnection();
    accounts.giveAnswers();
    chat.endsBatch();
    HubUser again = reconnectsInVain("phone");
    again.sends("AUTH token⏎secret");
    again.sees("ERROR auth-failed AUTH token⏎wrong nick or password");
  }

  @Test
  void revocationHappensEvenIfItsRequesterIsGone() {
    HubUser phone = byToken("phone");
    HubUser laptop = device("laptop");
    accounts.holdAnswers();
    laptop.sends("AUTH revoke 1");
    laptop.losesConnection();
    accounts.giveAnswers();
    chat.endsBatch();
    phone.seesEnd(LOGGED_OUT);
  }

  @Test
  void revocationWhileMessagesAreCommittedStoresThem() {
    HubUser phone = byToken("phone");
    phone.sends("JOIN #a");
    HubUser laptop = device("laptop");
    HubUser carol = chat.framedIn("#a", "carol");
    carol.skips();
    phone.skips();
    phone.sendsIntoBatch("SAY 1 #a⏎last words");
    laptop.sendsIntoBatch("AUTH revoke 1");
    phone.sendsIntoBatch("SAY 2 #a⏎too late or not");
    while (chat.isWorkLeft()) {
      chat.endsBatch();
    }
    chat.endsBatch();
    phone.sees("ACK 1 #a 1 1000", "ACK 2 #a 2 1000");
    phone.seesEnd(LOGGED_OUT);
    carol.sees(
        "SAID #a 1 1000 alice - 1⏎last words",
        "SAID #a 2 1000 alice - 1⏎too late or not",
        "LEFT #a alice");
  }
}
