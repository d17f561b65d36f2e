package chat.server.benchmark;

import chat.server.fixture.TestTls;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Bytes to encrypt, and the server's side of a connection that does. The benchmark's thread. */
@State(Scope.Thread)
public class TlsRecord {
  private static final int TAG_BITS = 128;
  private static final int IV_BYTES = 12;

  /** How many plain bytes the record has. */
  @Param({"64", "2048", "16384"})
  int size;

  private final SSLEngine server = TestTls.serverEngine();
  private final SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
  private byte[] plain;
  private byte[] encrypted;
  private Cipher cipher;
  private long count;

  /** Makes the handshake, without a network. */
  @Setup
  public void prepare() throws SSLException, GeneralSecurityException {
    plain = new byte[size];
    encrypted = new byte[64 * 1024];
    cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SSLEngine client = TestTls.clientEngine();
    client.beginHandshake();
    server.beginHandshake();
    ByteBuffer toServer = ByteBuffer.allocate(encrypted.length);
    ByteBuffer toClient = ByteBuffer.allocate(encrypted.length);
    while (isShaking(client) || isShaking(server)) {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
    }
  }

  private static boolean isShaking(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> engine.getDelegatedTask().run();
      case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
      default -> {
        in.flip();
        engine.unwrap(in, ByteBuffer.allocate(encryptedSize(engine)));
        in.compact();
      }
    }
  }

  private static int encryptedSize(SSLEngine engine) {
    return engine.getSession().getPacketBufferSize();
  }

  int wrapByEngine() throws SSLException {
    return server.wrap(ByteBuffer.wrap(plain), ByteBuffer.wrap(encrypted)).bytesProduced();
  }

  int encryptByCipher() throws GeneralSecurityException {
    byte[] iv = ByteBuffer.allocate(IV_BYTES).putLong(count++).array();
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
    return cipher.doFinal(plain, 0, plain.length, encrypted);
  }
}
