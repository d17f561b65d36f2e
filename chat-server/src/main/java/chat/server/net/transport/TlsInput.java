package chat.server.net.transport;

import chat.server.net.memory.ConnectionMemory;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** What a client sends, decrypted. It never writes. The reader's thread. */
final class TlsInput extends InputStream {
  /** How many records may follow each other without a byte for the reader. */
  private static final int MAX_EMPTY_RECORDS = 64;

  private static final String TLS_1_3 = "TLSv1.3";
  private final SSLEngine engine;
  private final RecordBuffer records;
  private final TlsBuffers buffers;
  private final ConnectionMemory memory;
  private final TlsAnswers answers;
  // Decrypted bytes for which the reader had no space; borrowed while it has some.
  private byte[] rest = {};
  private int restFrom;
  private int restTo;
  private long decrypted;

  TlsInput(
      SSLEngine engine,
      RecordBuffer records,
      TlsBuffers buffers,
      ConnectionMemory memory,
      TlsAnswers answers) {
    this.engine = engine;
    this.records = records;
    this.buffers = buffers;
    this.memory = memory;
    this.answers = answers;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    ByteBuffer target = ByteBuffer.wrap(bytes, offset, length);
    takeRest(target);
    for (int empty = 0; target.position() == offset; empty++) {
      if (engine.isInboundDone()) {
        return -1;
      }
      if (empty > MAX_EMPTY_RECORDS) {
        throw new SSLException("more than " + MAX_EMPTY_RECORDS + " TLS records without data");
      }
      if (!records.awaitRecord()) {
        // A cut connection must not make half a line look like a whole one.
        throw new EOFException("the connection ended without close_notify");
      }
      decrypt(target);
    }
    // Fills the target, since callers take that as a sign that more may follow.
    while (target.hasRemaining() && records.hasRecord()) {
      int before = target.position();
      decrypt(target);
      if (target.position() == before) {
        break;
      }
    }
    return target.position() - offset;
  }

  /** Returns how many bytes were received so far that are not the client's own. */
  long overheadBytes() {
    return records.received() - decrypted;
  }

  private void takeRest(ByteBuffer target) {
    if (restFrom == restTo) {
      return;
    }
    int count = Math.min(restTo - restFrom, target.remaining());
    target.put(rest, restFrom, count);
    restFrom += count;
    if (restFrom == restTo) {
      giveBackRest();
    }
  }

  private void giveBackRest() {
    buffers.giveBack(rest);
    rest = new byte[0];
    restFrom = 0;
    restTo = 0;
    memory.tlsDecrypted(0);
  }

  /** Decrypts the first record, which is whole. */
  private void decrypt(ByteBuffer target) throws IOException {
    // The engine wants as much space as the record may have, though it may have less.
    if (target.remaining() >= records.recordBytes()) {
      unwrap(target);
      return;
    }
    rest = buffers.borrowRecord();
    memory.tlsDecrypted(rest.length);
    ByteBuffer whole = ByteBuffer.wrap(rest);
    unwrap(whole);
    restTo = whole.position();
    if (restTo == 0) {
      giveBackRest();
    }
    takeRest(target);
  }

  private void unwrap(ByteBuffer target) throws IOException {
    int before = target.position();
    SSLEngineResult result = engine.unwrap(records.record(), target);
    records.skip(result.bytesConsumed());
    decrypted += target.position() - before;
    switch (result.getStatus()) {
      case OK -> afterRecord(result);
      case CLOSED -> {}
      default -> throw new SSLException("can't decrypt a TLS record: " + result.getStatus());
    }
  }

  private void afterRecord(SSLEngineResult result) throws IOException {
    HandshakeStatus status = result.getHandshakeStatus();
    if (status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED) {
      return;
    }
    if (engine.isInboundDone()) {
      return;
    }
    if (!engine.getSession().getProtocol().equals(TLS_1_3)) {
      throw new SSLException("renegotiation is refused");
    }
    if (status == HandshakeStatus.NEED_TASK) {
      HandshakeTurns.runTasks(engine);
    }
    if (result.bytesProduced() == 0 && status == HandshakeStatus.NEED_WRAP) {
      answers.add();
    }
    if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
      throw new SSLException("TLS does not continue: " + status);
    }
  }
}
