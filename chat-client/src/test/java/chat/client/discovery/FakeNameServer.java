package chat.client.discovery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** A name server on this computer that knows the SRV records that a test gives it. */
public final class FakeNameServer implements AutoCloseable {
  private static final int HEADER_BYTES = 12;
  private static final int SRV = 33;
  private static final int MAX_BYTES = 512;

  private final DatagramSocket socket;
  private final Map<String, List<SrvRecord>> records;

  /**
   * Answers on a thread of its own.
   *
   * @param records by their name, like {@code _chat._tcp.example.org}; other names do not exist
   */
  public FakeNameServer(Map<String, List<SrvRecord>> records) throws IOException {
    this.records = Map.copyOf(records);
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread thread = new Thread(this::serve, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns what asks this name server. */
  public DomainServers client() {
    return new DomainServers(url(socket.getLocalPort()), DomainServers.LIMIT.multipliedBy(30));
  }

  static String url(int port) {
    return "dns://127.0.0.1:" + port;
  }

  private void serve() {
    try {
      while (true) {
        DatagramPacket query = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
        socket.receive(query);
        byte[] answer = answer(ByteBuffer.wrap(query.getData(), 0, query.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private byte[] answer(ByteBuffer query) {
    int id = query.getShort(0);
    query.position(HEADER_BYTES);
    String name = name(query);
    int end = query.position() + 2 * Short.BYTES;
    List<SrvRecord> known = records.getOrDefault(name, List.of());
    ByteBuffer answer = ByteBuffer.allocate(MAX_BYTES);
    int flags = known.isEmpty() ? 0x8583 : 0x8580; // an authoritative answer, or no such name
    answer.putShort((short) id).putShort((short) flags).putShort((short) 1);
    answer.putShort((short) known.size()).putInt(0);
    answer.put(query.duplicate().position(HEADER_BYTES).limit(end));
    for (SrvRecord each : known) {
      byte[] host = encoded(each.host());
      answer.putShort((short) 0xC00C).putShort((short) SRV).putShort((short) 1).putInt(60);
      answer.putShort((short) (3 * Short.BYTES + host.length));
      answer.putShort((short) each.priority()).putShort((short) each.weight());
      answer.putShort((short) each.port()).put(host);
    }
    byte[] bytes = new byte[answer.position()];
    answer.flip().get(bytes);
    return bytes;
  }

  private static String name(ByteBuffer query) {
    StringBuilder name = new StringBuilder();
    for (int length = query.get(); length > 0; length = query.get()) {
      byte[] label = new byte[length];
      query.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, US_ASCII));
    }
    return name.toString();
  }

  private static byte[] encoded(String host) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String label : host.split("\\.", -1)) {
      out.write(label.length());
      out.writeBytes(label.getBytes(US_ASCII));
    }
    out.write(0);
    return out.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
