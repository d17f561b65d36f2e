package chat.server.doctor;

/** A firewall of this computer, asked by its own tool. The main thread. */
interface Firewall {
  String name();

  /** Returns what it does with new TCP connections to a port. */
  Judgement judge(Tools tools, int port) throws InterruptedException;

  /** Returns the line that makes it accept them, to be typed as root. */
  String opening(int port);
}
