package chat.client.session;

import chat.client.session.login.NickLogin;
import chat.client.session.state.EventLog;
import chat.client.session.state.JoinedRooms;

/** The parts of a session, each of which owns some of its state. */
record SessionParts(
    Uplink uplink,
    JoinedRooms rooms,
    NickLogin login,
    ServerMessages messages,
    EventLog events,
    Timers timers) {}
