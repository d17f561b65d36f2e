package chat.client.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.WaitingThread;
import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.Query;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class LinkOutboxTest {
  private final LinkOutbox outbox = new LinkOutbox();

  private static ClientMessage say(String text) {
    return new ClientMessage.Say(1, RoomName.LOBBY, Text.of(text));
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  /** What the writer writes next: payloads after bars, text as it is. */
  private String written() throws InterruptedException {
    ByteSink sink = new ByteSink();
    assertTrue(outbox.take(sink));
    return new String(sink.toByteArray(), UTF_8).replaceAll("\0\0..", "|").replace("#lobby\n", "");
  }

  private void isOver() throws InterruptedException {
    assertFalse(outbox.take(new ByteSink()));
  }

  @Test
  void messagesAreWrittenInTheOrderPut() throws InterruptedException {
    outbox.put(say("a"));
    outbox.put(new Query.Rooms());
    outbox.put(say("b"));
    assertEquals("|SAY 1 a|ROOMS|SAY 1 b", written());
  }

  @Test
  void textIsWrittenAsItIs() throws InterruptedException {
    outbox.put(text("hello\n"));
    outbox.put(text("again\n"));
    assertEquals("hello\nagain\n", written());
  }

  @Test
  void writerTakesAboutSixtyFourKibibytesAtATime() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      outbox.put(text("x".repeat(20_000)));
    }
    assertEquals(80_000, written().length());
    assertEquals(20_000, written().length());
  }

  @Test
  void writerWaitsForSomethingToWrite() throws Exception {
    CompletableFuture<String> written = WaitingThread.calling(this::written);
    outbox.put(say("a"));
    assertEquals("|SAY 1 a", written.get());
  }

  @RepeatedTest(value = 100, failureThreshold = 1)
  void writeWaitsUntilItsTextIsWritten() throws Exception {
    CompletableFuture<Boolean> write = WaitingThread.calling(() -> outbox.write(text("hello")));
    assertEquals("hello", written());
    assertFalse(write.isDone(), "it is encoded, and not written yet");
    outbox.written();
    assertTrue(write.get());
  }

  @RepeatedTest(value = 100, failureThreshold = 1)
  void closeFreesTheThreadWhoseTextWasNotTaken() throws Exception {
    CompletableFuture<Boolean> write = WaitingThread.calling(() -> outbox.write(text("hello")));
    outbox.close();
    assertFalse(write.get());
    isOver();
    assertFalse(outbox.write(text("too late")));
  }

  @Test
  void textThatWasTakenBeforeTheCloseMayStillBeWritten() throws Exception {
    CompletableFuture<Boolean> write = WaitingThread.calling(() -> outbox.write(text("hello")));
    assertEquals("hello", written());
    outbox.close();
    assertFalse(write.isDone());
    outbox.written();
    assertTrue(write.get());
  }

  @Test
  void writerThatEndsFreesTheThreadWhoseTextItTook() throws Exception {
    CompletableFuture<Boolean> write = WaitingThread.calling(() -> outbox.write(text("hello")));
    assertEquals("hello", written());
    outbox.writerEnded();
    assertFalse(write.get());
  }

  @Test
  void nothingIsWrittenAfterTheFinish() throws InterruptedException {
    outbox.finish();
    assertFalse(outbox.write(text("too late")));
    isOver();
  }

  @Test
  void closeFreesTheWriter() throws Exception {
    CompletableFuture<Boolean> take = WaitingThread.calling(() -> outbox.take(new ByteSink()));
    outbox.close();
    assertFalse(take.get());
  }

  @Test
  void finishLetsTheWriterWriteWhatIsIn() throws InterruptedException {
    outbox.put(text("hello"));
    outbox.finish();
    outbox.put(text("too late"));
    assertEquals("hello", written());
    isOver();
  }

  @Test
  void byeIsNotSentToAServerThatHasNotGreeted() throws InterruptedException {
    outbox.finish(new ClientMessage.Bye());
    isOver();
  }

  @Test
  void byeIsTheLastAndWrittenOnce() throws InterruptedException {
    outbox.greeted();
    outbox.put(say("a"));
    outbox.finish(new ClientMessage.Bye());
    outbox.finish(new ClientMessage.Bye());
    outbox.put(say("b"));
    assertEquals("|SAY 1 a|BYE", written());
    isOver();
  }

  @Test
  void closeDiscardsWhatIsIn() throws InterruptedException {
    outbox.put(say("a"));
    outbox.close();
    outbox.put(say("b"));
    isOver();
  }
}
