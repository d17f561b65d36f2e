package chat.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import chat.server.hub.rights.Rights;
import chat.server.hub.room.RoomAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The directions between packages. */
class ArchitectureTest {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("chat");

  @Test
  void importFindsTheClasses() {
    Assertions.assertTrue(CLASSES.size() > 50);
  }

  @Test
  void netKnowsHubHubKnowsAccountsAndLogAndAllKnowProtocol() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("chat..")
        .layer("main")
        .definedBy(
            "chat.server",
            "chat.server.chat",
            "chat.server.cluster",
            "chat.server.command..",
            "chat.server.doctor",
            "chat.server.listen",
            "chat.server.operator")
        .layer("net")
        .definedBy("chat.server.net..")
        .layer("hub")
        .definedBy("chat.server.hub..")
        .layer("account")
        .definedBy("chat.server.account")
        .layer("log")
        .definedBy("chat.server.log..")
        .layer("tls")
        .definedBy("chat.server.tls")
        .layer("protocol")
        .definedBy("chat.protocol..")
        .whereLayer("main")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("tls")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("net")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("hub")
        .mayOnlyBeAccessedByLayers("main", "net")
        .whereLayer("account")
        .mayOnlyBeAccessedByLayers("main", "hub")
        .whereLayer("log")
        .mayOnlyBeAccessedByLayers("main", "net", "hub", "account")
        .check(CLASSES);
  }

  @Test
  void hubAccountsAndLogKnowNoSockets() {
    noClasses()
        .that()
        .resideInAnyPackage("chat.server.hub..", "chat.server.account", "chat.server.log..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "javax.net..")
        .check(CLASSES);
  }

  @Test
  void hubKnowsNoStreamsAndNoFiles() {
    noClasses()
        .that()
        .resideInAPackage("chat.server.hub..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.file..", "java.io..", "java.nio.channels..", "java.nio.file..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void netKnowsOnlyTheLogsFailures() {
    noClasses()
        .that()
        .resideInAPackage("chat.server.net..")
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                    "chat.server.log")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        com.tngtech.archunit.core.domain.properties.HasName.Predicates.name(
                            "chat.server.log.LogException"))))
        .check(CLASSES);
  }

  @Test
  void hubDirectsDeliveryQueriesLimitsAndAccountsWhichReadTheStateOfPeers() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(
            "chat.server",
            "chat.server.chat",
            "chat.server.cluster",
            "chat.server.operator",
            "chat.server.net..",
            "chat.server.hub..")
        .layer("main and net")
        .definedBy("chat.server", "chat.server.chat", "chat.server.operator", "chat.server.net..")
        .layer("cluster")
        .definedBy("chat.server.cluster")
        .layer("hub")
        .definedBy("chat.server.hub")
        .layer("moderation")
        .definedBy("chat.server.hub.moderation")
        .layer("room")
        .definedBy("chat.server.hub.room")
        .layer("delivery")
        .definedBy("chat.server.hub.delivery")
        .layer("query")
        .definedBy("chat.server.hub.query")
        .layer("limit")
        .definedBy("chat.server.hub.limit")
        .layer("account")
        .definedBy("chat.server.hub.account")
        .layer("state")
        .definedBy("chat.server.hub.state")
        .layer("peer")
        .definedBy("chat.server.hub.peer")
        .whereLayer("hub")
        .mayOnlyBeAccessedByLayers("main and net", "cluster")
        .whereLayer("moderation")
        .mayOnlyBeAccessedByLayers("main and net", "hub")
        .whereLayer("room")
        .mayOnlyBeAccessedByLayers("hub", "moderation", "cluster")
        .whereLayer("delivery")
        .mayOnlyBeAccessedByLayers("hub", "moderation", "room")
        .whereLayer("query")
        .mayOnlyBeAccessedByLayers("hub")
        .whereLayer("limit")
        .mayOnlyBeAccessedByLayers("main and net", "hub", "room")
        .whereLayer("account")
        .mayOnlyBeAccessedByLayers("main and net", "hub", "moderation", "room")
        .whereLayer("state")
        .mayOnlyBeAccessedByLayers(
            "hub", "moderation", "room", "delivery", "query", "limit", "account")
        .whereLayer("peer")
        .mayNotAccessAnyLayer()
        .check(CLASSES);
  }

  @Test
  void onlyRoomAccessAsksForRights() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(RoomAccess.class, Rights.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Rights.class)
        .check(CLASSES);
  }

  @Test
  void databasesKnowPruningAndAccountsAllKnowFilesAndLog() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("chat.server..")
        .layer("main")
        .definedBy(
            "chat.server",
            "chat.server.chat",
            "chat.server.cluster",
            "chat.server.command..",
            "chat.server.doctor",
            "chat.server.listen",
            "chat.server.operator")
        .layer("net and hub")
        .definedBy("chat.server.net..", "chat.server.hub..")
        .layer("proof")
        .definedBy("chat.server.account")
        .layer("accounts")
        .definedBy("chat.server.log.account")
        .layer("moderation")
        .definedBy("chat.server.log.moderation")
        .layer("sqlite")
        .definedBy("chat.server.log.sqlite")
        .layer("storage")
        .definedBy("chat.server.log.storage")
        .layer("postgres")
        .definedBy("chat.server.log.postgres..")
        .layer("tools")
        .definedBy("chat.server.log.tools")
        .layer("migrate")
        .definedBy("chat.server.log.migrate")
        .layer("search")
        .definedBy("chat.server.log.search")
        .layer("pruning")
        .definedBy("chat.server.log.pruning")
        .layer("schema")
        .definedBy("chat.server.log.schema")
        .layer("file")
        .definedBy("chat.server.log.file")
        .layer("log")
        .definedBy("chat.server.log")
        .layer("recent")
        .definedBy("chat.server.recent")
        .layer("words")
        .definedBy("chat.server.log.words")
        .layer("throttle")
        .definedBy("chat.server.log.search.throttle")
        .whereLayer("sqlite")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("postgres")
        .mayOnlyBeAccessedByLayers("main", "migrate")
        .whereLayer("migrate")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("tools")
        .mayOnlyBeAccessedByLayers("main", "migrate")
        .whereLayer("search")
        .mayOnlyBeAccessedByLayers("sqlite", "pruning")
        .whereLayer("pruning")
        .mayOnlyBeAccessedByLayers("sqlite", "postgres", "main")
        .whereLayer("storage")
        .mayOnlyBeAccessedByLayers("sqlite", "postgres", "main")
        .whereLayer("accounts")
        .mayOnlyBeAccessedByLayers("sqlite", "postgres", "storage", "proof", "net and hub", "main")
        .whereLayer("moderation")
        .mayOnlyBeAccessedByLayers(
            "sqlite", "postgres", "storage", "pruning", "accounts", "net and hub", "main")
        .whereLayer("schema")
        .mayOnlyBeAccessedByLayers(
            "sqlite", "postgres", "pruning", "tools", "accounts", "moderation", "migrate")
        .whereLayer("file")
        .mayOnlyBeAccessedByLayers(
            "sqlite",
            "postgres",
            "pruning",
            "schema",
            "search",
            "tools",
            "accounts",
            "moderation",
            "migrate",
            "main")
        .whereLayer("log")
        .mayOnlyAccessLayers("recent", "words")
        .whereLayer("recent")
        .mayNotAccessAnyLayer()
        .whereLayer("words")
        .mayNotAccessAnyLayer()
        .whereLayer("throttle")
        .mayOnlyBeAccessedByLayers("search")
        .whereLayer("throttle")
        .mayNotAccessAnyLayer()
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices().matching("chat.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
