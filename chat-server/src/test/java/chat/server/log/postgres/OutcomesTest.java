package chat.server.log.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** What the end of a write means, for each way in which it can end. */
class OutcomesTest {
  @ParameterizedTest
  @CsvSource({
    // state, severity, table, whether the connection answers afterwards
    "23505, ERROR, accounts, true, NOT_STORED",
    "22021, ERROR, , true, NOT_STORED",
    "40001, ERROR, , true, NOT_STORED",
    "40P01, ERROR, , true, NOT_STORED",
    "53100, ERROR, , true, NOT_STORED",
    "55P03, ERROR, , true, NOT_STORED",
    "57014, ERROR, , true, NOT_STORED",
    "42P01, FEHLER, , true, NOT_STORED",
    "42P01, ERROR, , false, UNKNOWN",
    "25P03, FATAL, , true, UNKNOWN",
    "25P03, FATAL, , false, UNKNOWN",
    "53300, FATAL, , true, UNKNOWN",
    "57P01, FATAL, , false, UNKNOWN",
    "57P01, ERROR, , true, UNKNOWN",
    "57P03, FATAL, , false, UNKNOWN",
    "58030, ERROR, , true, UNKNOWN",
    "XX000, ERROR, , true, UNKNOWN",
    "XX001, ERROR, , true, UNKNOWN",
    "08006, ERROR, , true, UNKNOWN",
    "F0000, FATAL, , true, UNKNOWN",
    "25006, ERROR, , true, FENCED",
    "25006, ERROR, , false, FENCED",
    "23505, ERROR, messages, true, FENCED",
  })
  void serversErrorMeans(
      String state, String severity, String table, boolean answers, Outcomes expected) {
    assertEquals(expected, Outcomes.of(serversError(state, severity, table), answers));
  }

  @Test
  void failureWithoutAnswerOfTheServerIsUnknown() {
    for (PSQLState state : PSQLState.values()) {
      assertEquals(Outcomes.UNKNOWN, Outcomes.of(new PSQLException("broken", state), true));
    }
    assertEquals(Outcomes.UNKNOWN, Outcomes.of(new SQLException("timeout"), true));
    assertEquals(Outcomes.UNKNOWN, Outcomes.of(new SQLException("full", "53100"), true));
  }

  @Test
  void warningsPutSuccessInDoubt() {
    assertEquals(Optional.empty(), Outcomes.doubt((SQLWarning) null));
    assertEquals(Optional.of("cancelled"), Outcomes.doubt(warning("WARNING")));
    assertEquals(Optional.of("cancelled"), Outcomes.doubt(warning("WARNUNG")));
    assertEquals(Optional.of("of the driver"), Outcomes.doubt(new SQLWarning("of the driver")));
    assertEquals(Optional.empty(), Outcomes.doubt(warning("NOTICE")));
    SQLWarning chain = warning("INFO");
    chain.setNextWarning(warning("WARNING"));
    assertEquals(Optional.of("cancelled"), Outcomes.doubt(chain));
  }

  private static SQLWarning warning(String severity) {
    return new PSQLWarning(new ServerErrorMessage("S" + severity + "\0C01000\0Mcancelled\0"));
  }

  private static SQLException serversError(String state, String severity, String table) {
    String named = table == null ? "" : "t" + table + "\0";
    return new PSQLException(
        new ServerErrorMessage("S" + severity + "\0C" + state + "\0Mfailed\0" + named));
  }
}
