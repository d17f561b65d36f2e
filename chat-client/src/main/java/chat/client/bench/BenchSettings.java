package chat.client.bench;

import chat.client.bench.measure.TestPlan;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line asks for, checked.
 *
 * @param remoteAllowed whether the server may be on another computer
 * @param json whether the result is printed as JSON, not as text
 * @param svg the file for the plot of the latencies
 */
public record BenchSettings(
    TestPlan plan, boolean remoteAllowed, boolean json, Optional<Path> svg) {}
