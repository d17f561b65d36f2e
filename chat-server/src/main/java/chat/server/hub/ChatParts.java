package chat.server.hub;

import chat.server.hub.account.AccountRooms;
import chat.server.hub.account.Claims;
import chat.server.hub.account.HubAccounts;
import chat.server.hub.account.ReadMarks;
import chat.server.hub.account.Recipients;
import chat.server.hub.delivery.CatchUp;
import chat.server.hub.delivery.CommitBatch;
import chat.server.hub.delivery.Delivery;
import chat.server.hub.limit.DailyQuota;
import chat.server.hub.limit.MessageLimits;
import chat.server.hub.limit.RoomLimits;
import chat.server.hub.moderation.AccessChanges;
import chat.server.hub.moderation.AccountDeletion;
import chat.server.hub.moderation.Accounts;
import chat.server.hub.moderation.BanRows;
import chat.server.hub.moderation.ConsoleModeration;
import chat.server.hub.moderation.Expulsions;
import chat.server.hub.moderation.Grants;
import chat.server.hub.moderation.Invitations;
import chat.server.hub.moderation.KeepSetting;
import chat.server.hub.moderation.ModRequests;
import chat.server.hub.moderation.Reports;
import chat.server.hub.moderation.RoomChanges;
import chat.server.hub.moderation.Sanctions;
import chat.server.hub.moderation.SettingRequests;
import chat.server.hub.query.Queries;
import chat.server.hub.query.ReadFailures;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.BanIndex;
import chat.server.hub.rights.Operators;
import chat.server.hub.room.Departures;
import chat.server.hub.room.EmptyRooms;
import chat.server.hub.room.Greetings;
import chat.server.hub.room.Memberships;
import chat.server.hub.room.Ownership;
import chat.server.hub.room.Presence;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.room.RoomDescriptions;
import chat.server.hub.state.ChatState;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.measure.HubCounts;
import chat.server.time.TimeSource;

/** The parts of a chat, wired. The hub's thread. */
final class ChatParts {
  final HubCounts counts;
  final ChatState state;
  final Delivery delivery;
  final CommitBatch batch;
  final NickGrants grants;
  final Presence presence;
  final EmptyRooms emptyRooms;
  final AccountRooms accountRooms;
  final Departures departures;
  final Login login;
  final Sanctions sanctions;
  final Requests requests;
  final Operator operator;

  ChatParts(
      RoomLog log,
      HubOptions options,
      TimeSource time,
      CatchUp.Continuation continuation,
      AccountRequests.Later later)
      throws LogException {
    this.counts = options.counts();
    HubAccounts accounts = options.accounts();
    boolean accountsOnly = options.hubLimits().accountsOnly();
    this.state = ChatState.open(log, options.moderation(), time);
    this.delivery = new Delivery(log, continuation, counts, time);
    DailyQuota quota = new DailyQuota(options.hubLimits().bytesPerDay(), time);
    this.grants = new NickGrants(log, counts.confirms());
    this.batch =
        new CommitBatch(
            log, delivery, options.writers(), new CommitOutcome(quota, state.sessions(), grants));
    this.presence = new Presence(delivery, !accountsOnly);
    Ownership ownership = new Ownership(options.moderation(), time);
    this.emptyRooms = new EmptyRooms(state, ownership, time);
    this.accountRooms =
        new AccountRooms(
            new ReadMarks(accounts.authenticator(), time), state.rooms().privateRooms());
    RoomLimits limits = new RoomLimits(log, state.rooms(), options.hubLimits().rooms(), time);
    RoomAccess access =
        new RoomAccess(
            new Operators(accounts.store().operators()),
            state.bots(),
            new BanIndex(options.moderation().serverBans()),
            accounts.store(),
            time);
    RoomDescriptions descriptions = new RoomDescriptions(access, accounts.store());
    Memberships memberships =
        new Memberships(
            state,
            delivery,
            presence,
            new Memberships.Rooms(
                emptyRooms,
                limits,
                access,
                ownership,
                new Greetings(access, descriptions, options.moderation())),
            accountRooms);
    this.departures = new Departures(state, memberships, accountRooms);
    Claims claims = new Claims(accounts.store());
    Expulsions expulsions =
        new Expulsions(state.users(), memberships, delivery, access, departures);
    this.sanctions =
        new Sanctions(
            state,
            options.moderation(),
            new Sanctions.Parts(access, new BanRows(state.users(), claims), expulsions),
            time);
    Accounts known = new Accounts(accounts.store(), claims, state.users());
    RoomChanges roomChanges = new RoomChanges(options.moderation(), access, delivery, time);
    SettingRequests settings =
        new SettingRequests(
            roomChanges,
            new AccessChanges(state.rooms(), roomChanges, expulsions),
            known,
            descriptions,
            new KeepSetting(options.limits(), log.prunesRooms()));
    Grants grants = new Grants(state, roomChanges, known, access, expulsions);
    Reports reports = new Reports(state, options.moderation(), access, claims, time);
    this.operator =
        new Operator(
            state,
            departures,
            access,
            new ConsoleModeration(
                state.rooms(),
                options.moderation(),
                new ConsoleModeration.Parts(
                    sanctions,
                    settings,
                    grants,
                    reports,
                    new AccountDeletion(
                        state,
                        options.moderation(),
                        new AccountDeletion.Parts(roomChanges, known, access, departures),
                        time))));
    Nicks nicks = new Nicks(state.users(), claims, presence, access, this.grants);
    AccountLogin accountLogin =
        new AccountLogin(
            state,
            nicks,
            presence,
            accountRooms,
            new AccountLogin.Entries(
                expulsions, new Invitations(options.moderation(), state.rooms(), known)));
    this.login =
        new Login(
            options,
            state,
            new Login.Names(nicks, accountLogin, presence, access),
            memberships,
            departures);
    AccountOutcomes outcomes =
        new AccountOutcomes(state, accountLogin, memberships, accountRooms, accountsOnly);
    MessageIntake intake =
        new MessageIntake(
            new MessageLimits(options.maxTextBytes(), quota),
            time,
            batch,
            new MessageIntake.Targets(memberships, new Recipients(state.users(), claims), access),
            presence,
            new MessageChanges(
                log,
                options.hubLimits().editWithin(),
                time,
                (user, room) -> access.may(user.person(), room, Action.DELETE_ANY)));
    this.requests =
        new Requests(
            state.sessions(),
            new Requests.Coming(
                login,
                departures,
                memberships,
                nicks,
                presence,
                new ModRequests(
                    memberships,
                    access,
                    new ModRequests.Parts(sanctions, settings, grants, reports, options.texts()))),
            new Requests.Writing(intake, new Topics(batch, memberships, time)),
            new Queries(state, new ReadFailures(time)),
            new Requests.Accounts(
                new AccountRequests(
                    state.sessions(), accounts.authenticator(), outcomes, departures, later),
                accountRooms,
                accountsOnly));
  }
}
