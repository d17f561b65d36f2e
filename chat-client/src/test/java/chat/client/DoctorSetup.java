package chat.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.doctor.DoctorOptions;
import chat.client.doctor.Patience;
import chat.fixture.Captured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the doctor in a home folder of its own, and plays the server that it examines. */
abstract class DoctorSetup {
  static final Duration SECOND = Duration.ofSeconds(1);

  /** Long where a server answers, as most do. */
  static final Patience PATIENT =
      new Patience(Captured.PATIENCE, Captured.PATIENCE, Captured.PATIENCE, Captured.PATIENCE);

  /** Short where nobody answers. */
  static final Patience IMPATIENT = new Patience(Captured.PATIENCE, SECOND, SECOND, SECOND);

  @TempDir Path folder;
  TlsHome home;

  final List<String> out = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  final void comesHome() {
    home = new TlsHome(folder.resolve("home"));
  }

  /** Welcomes the doctor; returns the room that it joins. */
  static String letsIn(FakeServer server) throws IOException {
    server.accepts().greets().sees("HELLO 1 doctor-*");
    String room = server.sends("WELCOME doctor-1 fake/1 log 0 65536").nextFrame().split(" ", -1)[1];
    assertTrue(room.startsWith("#temp-doctor-"), room);
    server.sends("LIVE " + room + " 0");
    return room;
  }

  static void storesAndReturns(FakeServer server, String room, int id, long time)
      throws IOException {
    server.sees("SAY " + id + " *").sends("ACK %d %s %d %d".formatted(id, room, id, time));
    server.sees("JOIN " + room + " " + (id - 1));
    server.sends(
        "SAID %s %d %d doctor-1 %d\nx".formatted(room, id, time, id), "LIVE " + room + " " + id);
  }

  static void answersBye(FakeServer server) throws IOException {
    server.sees("LEAVE #temp-doctor-*").sees("BYE").sends("BYE bye\nbye");
  }

  final int examine(Patience patience, String... args) throws InterruptedException {
    CommandLine command = DoctorOptions.commandLine();
    command.parseArgs(args);
    return command.<DoctorOptions>getCommand().run(out::add, patience, home.environment());
  }

  final FutureTask<Integer> start(Patience patience, String... args) {
    FutureTask<Integer> examination = new FutureTask<>(() -> examine(patience, args));
    Thread thread = new Thread(examination, "examination");
    thread.setDaemon(true);
    thread.start();
    return examination;
  }

  static int code(FutureTask<Integer> examination) throws Exception {
    return examination.get(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  final String verdict() {
    return out.get(out.size() - 1);
  }

  final void assertFinds(String expected) {
    assertTrue(
        out.stream().anyMatch(finding -> (finding + "\n").contains(expected)), out::toString);
  }
}
