package chat.client;

import chat.client.ui.LineOutput;
import chat.client.ui.Stdio;
import chat.client.ui.TranscriptFile;
import java.util.Optional;

/**
 * What a session reads from and writes to, beside the server.
 *
 * @param err standard error, a line at a time
 * @param transcript open already, so that a session that can't keep one does not begin
 */
record Attached(Stdio stdio, LineOutput err, Optional<TranscriptFile> transcript) {}
