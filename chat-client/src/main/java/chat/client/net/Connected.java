package chat.client.net;

import java.net.Socket;
import java.time.Duration;

/** A connection that was made, and how long that took. */
public record Connected(ServerAddress address, Socket socket, Duration took) {}
