package chat.protocol;

import java.util.Optional;
import java.util.OptionalLong;

/** A request that changes a stored message; it is an entry of the room's log. MODERATION.md. */
public sealed interface ChangeRequest extends ClientMessage.Numbered {
  /** What takes the place of a message's number where the last one is meant. */
  String LAST = "last";

  RoomName room();

  /** Returns the number of the message; empty for the last one. */
  OptionalLong seq();

  @Override
  default String target() {
    return room().value();
  }

  /**
   * Deletes a message.
   *
   * @param author whose last message, if {@code seq} is empty; the client's own if this is empty
   */
  record Delete(long id, RoomName room, OptionalLong seq, Optional<Nick> author)
      implements ChangeRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this);
      author.map(Nick::value).ifPresent(frame::token);
      frame.end();
    }

    @Override
    public Text text() {
      return Text.EMPTY;
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.DELETE;
    }

    @Override
    public Delete withId(long id) {
      return new Delete(id, room, seq, author);
    }
  }

  /**
   * Replaces the text of one of the client's own messages.
   *
   * @param replaces whether {@code text} is two lines, the first of which is to be replaced by the
   *     second where it occurs first in the message
   */
  record Edit(long id, RoomName room, OptionalLong seq, boolean replaces, Text text)
      implements ChangeRequest {
    /** The last token of an edit that replaces a part of the text. */
    static final String REPLACE_MARK = "replace";

    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this);
      if (replaces) {
        frame.token(REPLACE_MARK);
      }
      frame.endWith(text);
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.EDIT;
    }

    @Override
    public Edit withId(long id) {
      return new Edit(id, room, seq, replaces, text);
    }
  }

  /** Decodes what follows DELETE. */
  static Delete delete(Head head) throws RefusedException {
    long id = ClientVerb.id(head);
    RoomName room = ClientVerb.room(head);
    OptionalLong seq = seqOrLast(head);
    Optional<Nick> author =
        seq.isPresent() ? Optional.empty() : head.optional(ErrorCode.BAD_NICK, Nick::of);
    return new Delete(id, room, seq, author);
  }

  /** Decodes what follows EDIT. */
  static Edit edit(Head head) throws RefusedException {
    long id = ClientVerb.id(head);
    RoomName room = ClientVerb.room(head);
    OptionalLong seq = seqOrLast(head);
    boolean replaces = head.isMarked(Edit.REPLACE_MARK);
    Text text = ClientVerb.text(head);
    if (replaces && !text.toString().matches("[^\n]+\n[^\n]*")) {
      throw head.refusal(
          ErrorCode.BAD_TOKEN, "EDIT with replace needs two lines: the old text and the new one");
    }
    return new Edit(id, room, seq, replaces, text);
  }

  private static FrameWriter begin(FrameWriter frame, ChangeRequest request) {
    frame.begin(request.verb()).token(request.id()).token(request.room().value());
    return request.seq().isPresent() ? frame.token(request.seq().getAsLong()) : frame.token(LAST);
  }

  private static OptionalLong seqOrLast(Head head) throws RefusedException {
    String what = "a message's number, or " + LAST;
    return head.required(
        what,
        ErrorCode.BAD_TOKEN,
        token ->
            token.equals(LAST)
                ? OptionalLong.empty()
                : OptionalLong.of(Head.parseNumber(what, token)));
  }
}
