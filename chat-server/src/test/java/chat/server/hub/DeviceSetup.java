package chat.server.hub;

import chat.server.fixture.TestServer;

/** A chat in which the account alice logs in on several devices, by its password. */
abstract class DeviceSetup {
  final TestAccounts accounts = new TestAccounts().with("alice");
  final TestChat chat = new TestChat(accounts);

  /** Returns a device that has logged in. */
  HubUser device(String name) {
    HubUser device = chat.connects();
    device.sends("AUTH password alice⏎alice", "HELLO 1 alice " + TestServer.idOf(name));
    device.skips();
    return device;
  }

  /** Returns a device that has joined a room or its inbox, too. */
  HubUser deviceIn(String place, String name) {
    HubUser device = device(name);
    device.sends("JOIN " + place);
    device.skips();
    return device;
  }
}
