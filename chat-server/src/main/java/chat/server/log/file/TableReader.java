package chat.server.log.file;

import chat.server.log.LogException;
import java.sql.SQLException;

/** The tables of a database, which it only reads. */
public interface TableReader {
  /** Statements, and what they return. */
  interface Work<T> {
    T run(Sql sql) throws SQLException;
  }

  /**
   * Runs queries.
   *
   * @param verb what fails, in the message for a person, like {@code read}
   * @throws LogException if one fails; says why
   */
  <T> T read(String verb, Work<T> work) throws LogException;
}
