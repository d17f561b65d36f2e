package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class OutputQueueTest {
  private static final byte[] CHUNK = new byte[64 * 1024];

  private final OutputQueue queue = new OutputQueue();

  /** A stream whose reader has stopped, until it goes on. */
  private static final class StoppedStream extends OutputStream {
    private final CountDownLatch goesOn = new CountDownLatch(1);

    @Override
    public void write(int b) throws IOException {
      try {
        goesOn.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      write(0);
    }
  }

  @Test
  void addingNeverWaitsAndTheReaderThreadWaitsForAStoppedReader() throws Exception {
    StoppedStream stopped = new StoppedStream();
    OutputStream out = queue.stream(stopped, why -> {});
    for (int i = 0; i < 100; i++) {
      out.write(CHUNK);
    }
    CountDownLatch hasCapacity = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              try {
                queue.awaitCapacity();
                hasCapacity.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "reader");
    reader.start();
    while (reader.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertFalse(hasCapacity.await(0, TimeUnit.SECONDS));
    stopped.goesOn.countDown();
    assertTrue(hasCapacity.await(120, TimeUnit.SECONDS));
  }

  @Test
  void twoStreamsAreWrittenInTheOrderOfTheirLines() throws Exception {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    OutputStream out = queue.stream(both, why -> {});
    OutputStream err = queue.stream(both, why -> {});
    for (int i = 0; i < 100; i++) {
      (i % 2 == 0 ? out : err).write((i + " ").getBytes(UTF_8));
    }
    queue.drain();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      expected.append(i).append(' ');
    }
    assertEquals(expected.toString(), both.toString(UTF_8));
  }

  @Test
  void aStreamThatFailsIsReportedOnceAndHoldsNothingUp() throws Exception {
    List<String> reported = new ArrayList<>();
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("nobody reads");
          }
        };
    OutputStream out = queue.stream(gone, why -> reported.add(why.getMessage()));
    out.write(CHUNK);
    out.write(CHUNK);
    queue.drain();
    assertEquals(List.of("nobody reads"), reported);
  }
}
