package chat.server.hub;

import chat.server.fixture.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A device whose token its account deletes. */
class RevokedDeviceTest extends DeviceSetup {
  @Test
  void devicesAreListedAndRevoked() {
    long token = accounts.addDevice("secret");
    HubUser phone = chat.connects();
    phone.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("phone"), "JOIN #a");
    HubUser lost = chat.connects();
    lost.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("lost"), "JOIN #a");
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
      revoked.seesEnd("BYE logged-out⏎this device was logged out from another one");
    }
    carol.sees("LEFT #a alice");
    HubUser again = chat.connects();
    again.sends("HELLO 1 alice " + TestServer.idOf("lost"));
    again.sees(
        "ERROR auth-required HELLO 1⏎the nick alice belongs to an account; if it is yours, /login alice");
    laptop.sends("AUTH revoke 2");
    laptop.seesEnd("BYE logged-out⏎this device was logged out from another one");
  }

  @Test
  void logoutDeletesTheTokenOfItsDevice() {
    accounts.addDevice("secret");
    HubUser phone = chat.connects();
    phone.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("phone"));
    HubUser window = chat.connects();
    window.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("window"));
    HubUser laptop = device("laptop");
    laptop.sends("AUTH remember⏎my laptop");
    phone.skips();
    window.skips();
    laptop.skips();
    phone.sends("AUTH logout");
    phone.sees("RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout");
    chat.endsBatch();
    phone.seesNothing();
    window.seesEnd("BYE logged-out⏎this device was logged out from another one");
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
    accounts.addDevice("secret");
    HubUser phone = chat.connects();
    phone.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("phone"));
    accounts.holdAnswers();
    phone.sends("AUTH logout");
    phone.losesConnection();
    accounts.giveAnswers();
    chat.endsBatch();
    HubUser again = chat.connects();
    again.sends("HELLO 1 alice " + TestServer.idOf("phone"));
    again.sees(
        "ERROR auth-required HELLO 1⏎the nick alice belongs to an account; if it is yours, /login alice");
    again.sends("AUTH token⏎secret");
    again.sees("ERROR auth-failed AUTH token⏎wrong nick or password");
  }

  @Test
  void revocationHappensEvenIfItsRequesterIsGone() {
    accounts.addDevice("secret");
    HubUser phone = chat.connects();
    phone.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("phone"));
    HubUser laptop = device("laptop");
    accounts.holdAnswers();
    laptop.sends("AUTH revoke 1");
    laptop.losesConnection();
    accounts.giveAnswers();
    chat.endsBatch();
    phone.seesEnd("BYE logged-out⏎this device was logged out from another one");
  }

  @Test
  void revocationWhileMessagesAreCommittedStoresThem() {
    accounts.addDevice("secret");
    HubUser phone = chat.connects();
    phone.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("phone"), "JOIN #a");
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
    phone.seesEnd("BYE logged-out⏎this device was logged out from another one");
    carol.sees(
        "SAID #a 1 1000 alice - 1⏎last words",
        "SAID #a 2 1000 alice - 1⏎too late or not",
        "LEFT #a alice");
  }
}
