package chat.server.command;

import chat.protocol.Limits;
import chat.server.doctor.ServerDoctor;
import chat.server.listen.TlsPort;
import java.io.PrintWriter;
import java.net.SocketException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says who could reach a server on this computer. The main thread. */
@Command(
    name = "doctor",
    sortOptions = false,
    description = {
      "Find out whether other computers can reach the server that runs on this one.",
      "",
      "Connects to each address of this computer, asks the firewalls ufw, firewalld and nftables"
          + " what they do with the ports, and prints the line that opens them. Changes nothing."
          + " Firewalls answer root only."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:other computers can connect, as far as this one can see",
      "1:they can't; the verdict says why",
      "2:wrong usage"
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + Limits.PORT,
      description = "The server's --port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--tls-port",
      paramLabel = "PORT|none",
      defaultValue = "" + Limits.TLS_PORT,
      description = "The server's --tls-port (default: ${DEFAULT-VALUE}).")
  private TlsPort tlsPort;

  // picocli itself prints the help.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 1 || port > MAX_PORT) {
      throw new ParameterException(spec.commandLine(), "--port must be 1 to " + MAX_PORT);
    }
    if (tlsPort.number().equals(OptionalInt.of(0))) {
      throw new ParameterException(
          spec.commandLine(), "--tls-port must be none, or 1 to " + MAX_PORT);
    }
    PrintWriter out = spec.commandLine().getOut();
    try {
      boolean isGood =
          new ServerDoctor(
                  new ServerDoctor.Ports(port, tlsPort.number()),
                  lines -> {
                    out.println(lines);
                    out.flush();
                  })
              .run();
      return isGood ? CommandLine.ExitCode.OK : Task.FAILED;
    } catch (SocketException e) {
      spec.commandLine()
          .getErr()
          .println("chat-server: can't list the addresses of this computer: " + e.getMessage());
      return Task.FAILED;
    }
  }
}
