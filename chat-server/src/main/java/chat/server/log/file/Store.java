package chat.server.log.file;

import chat.server.log.LogException;

/**
 * The tables of a database, which it changes commit by commit. The statements run on SQLite and on
 * PostgreSQL alike. One thread calls it, unless its implementation says otherwise.
 */
public interface Store extends TableReader {
  /**
   * Runs statements that change tables, and commits them: all take effect, or none. The first one
   * must write: in SQLite, a transaction that reads first may fail to write.
   *
   * @param verb what fails, in the message for a person, like {@code write}
   * @throws LogException if nothing is stored; says why
   */
  <T> T write(String verb, Work<T> work) throws LogException;
}
