package chat.server.benchmark;

import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures, in microseconds, what the JDK needs to encrypt one TLS record by AES-128-GCM: its
 * engine, and its cipher alone. No server that uses them fans out faster.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TlsRecordBenchmark {
  @Benchmark
  public int engine(TlsRecord record) throws SSLException {
    return record.wrapByEngine();
  }

  @Benchmark
  public int cipher(TlsRecord record) throws GeneralSecurityException {
    return record.encryptByCipher();
  }
}
