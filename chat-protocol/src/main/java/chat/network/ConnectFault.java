package chat.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What of the network made an attempt to connect fail. Immutable. */
public enum ConnectFault {
  /** The host's name has no address. */
  UNKNOWN_HOST(UnknownHostException.class),

  /** Nothing listens on the port. */
  REFUSED(ConnectException.class),

  /** The host does not answer in time. */
  SILENT(SocketTimeoutException.class),

  /** The TLS handshake failed. */
  TLS(SSLException.class),

  /** Anything else, such as a connection that was cut off. */
  BROKEN(IOException.class);

  private final Class<? extends IOException> type;

  ConnectFault(Class<? extends IOException> type) {
    this.type = type;
  }

  /**
   * A fault, with the exception that shows it.
   *
   * @param words what the exception says, in one line
   */
  public record Found(ConnectFault fault, String words) {}

  /** Returns the fault among the causes of a failure; empty if the network caused none. */
  public static Optional<Found> of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      for (ConnectFault fault : values()) {
        if (fault.type.isInstance(cause)) {
          return Optional.of(new Found(fault, words(cause)));
        }
      }
    }
    return Optional.empty();
  }

  private static String words(Throwable failure) {
    return Optional.ofNullable(failure.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .orElseGet(() -> failure.getClass().getSimpleName());
  }
}
