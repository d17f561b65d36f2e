package chat.client.bench;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Recognises this computer, so that nobody overloads another one's server by mistake. */
final class LocalHost {
  private LocalHost() {}

  /**
   * Returns whether all addresses of a host are this computer's. An unknown host counts as local:
   * connecting to it fails with the better message.
   */
  static boolean is(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!isHere(address)) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return true;
    }
  }

  private static boolean isHere(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }
}
