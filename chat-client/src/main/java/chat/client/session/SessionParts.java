package chat.client.session;

/** The parts of a session, each of which owns some of its state. */
record SessionParts(
    Uplink uplink,
    Rooms rooms,
    Login login,
    ServerMessages messages,
    EventLog events,
    Timers timers) {}
