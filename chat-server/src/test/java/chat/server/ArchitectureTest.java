package chat.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The directions between packages. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
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
        .definedBy("chat.server", "chat.server.command", "chat.server.doctor", "chat.server.listen")
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
            "chat.server", "chat.server.net..", "chat.server.hub..")
        .layer("main and net")
        .definedBy("chat.server", "chat.server.net..")
        .layer("hub")
        .definedBy("chat.server.hub")
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
        .mayOnlyBeAccessedByLayers("main and net")
        .whereLayer("delivery")
        .mayOnlyBeAccessedByLayers("hub")
        .whereLayer("query")
        .mayOnlyBeAccessedByLayers("hub")
        .whereLayer("limit")
        .mayOnlyBeAccessedByLayers("main and net", "hub")
        .whereLayer("account")
        .mayOnlyBeAccessedByLayers("main and net", "hub")
        .whereLayer("state")
        .mayOnlyBeAccessedByLayers("hub", "delivery", "query", "limit", "account")
        .whereLayer("peer")
        .mayNotAccessAnyLayer()
        .check(CLASSES);
  }

  @Test
  void sqliteKnowsSearchPruningAndAccountsAllKnowFilesAndLog() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("chat.server..")
        .layer("main")
        .definedBy("chat.server", "chat.server.command", "chat.server.doctor", "chat.server.listen")
        .layer("net and hub")
        .definedBy("chat.server.net..", "chat.server.hub..")
        .layer("proof")
        .definedBy("chat.server.account")
        .layer("accounts")
        .definedBy("chat.server.log.account")
        .layer("sqlite")
        .definedBy("chat.server.log.sqlite")
        .layer("tools")
        .definedBy("chat.server.log.tools")
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
        .whereLayer("tools")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("search")
        .mayOnlyBeAccessedByLayers("sqlite", "pruning")
        .whereLayer("pruning")
        .mayOnlyBeAccessedByLayers("sqlite", "main")
        .whereLayer("accounts")
        .mayOnlyBeAccessedByLayers("sqlite", "proof", "net and hub", "main")
        .whereLayer("schema")
        .mayOnlyBeAccessedByLayers("sqlite", "pruning", "tools", "accounts")
        .whereLayer("file")
        .mayOnlyBeAccessedByLayers(
            "sqlite", "pruning", "schema", "search", "tools", "accounts", "main")
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
  void onlyMainReadsTheCommandLineAndOnlyLogKnowsADatabase() {
    classes()
        .that()
        .resideInAnyPackage("chat.server.net..", "chat.server.hub..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.net.ssl", "jdk.net", "chat..", "org.slf4j")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.server", "chat.server.command", "chat.client")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void onlyAccountsAndTlsKnowTheirLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.server.account", "chat.server.tls")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("chat.server.account")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.slf4j",
            "org.bouncycastle.crypto..",
            "chat.protocol..",
            "chat.notation",
            "chat.server.log",
            "chat.server.log.account",
            "chat.server.recent",
            "chat.server.time",
            "chat.server.account")
        .check(CLASSES);
  }

  @Test
  void onlyTransportsKnowTlsAndOnlyTlsKnowsCertificates() {
    noClasses()
        .that()
        .resideInAPackage("chat.server..")
        .and()
        .resideOutsideOfPackages("chat.server.net.transport", "chat.server.tls")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.net.ssl..", "java.security.cert..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("chat.server.tls")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.net.ssl",
            "javax.security.auth.x500",
            "org.bouncycastle..",
            "org.slf4j",
            "chat.file",
            "chat.network",
            "chat.protocol.account",
            "chat.server.measure",
            "chat.server.tls")
        .check(CLASSES);
  }

  @Test
  void measureKnowsNumbersAlone() {
    classes()
        .that()
        .resideInAPackage("chat.server.measure")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java.lang..", "java.util..", "java.time..", "chat.server.measure")
        .check(CLASSES);
  }

  @Test
  void onlyMetricsKnowsTheMetricsLibraryAndHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat.server.metrics")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.prometheus..", "com.sun.net.httpserver..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("chat.server.metrics")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.sun.net.httpserver..",
            "io.prometheus..",
            "chat.server.measure",
            "chat.server.metrics")
        .check(CLASSES);
  }

  @Test
  void onlyLoggingKnowsLogbackAndNoneThatShowsTheServerKnowsTheChat() {
    noClasses()
        .that()
        .resideInAPackage("chat.server..")
        .and()
        .resideOutsideOfPackage("chat.server.logging")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ch.qos.logback..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAnyPackage("chat.server.admin", "chat.server.logging", "chat.server.service")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.slf4j",
            "ch.qos.logback..",
            "chat.file",
            "chat.notation",
            "chat.server.measure",
            "chat.server.admin",
            "chat.server.logging",
            "chat.server.service")
        .check(CLASSES);
  }

  @Test
  void onlyAnnouncingKnowsItsLibraryAndItKnowsNoChat() {
    noClasses()
        .that()
        .resideInAPackage("chat.server..")
        .and()
        .resideOutsideOfPackage("chat.server.announce")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.jmdns..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("chat.server.announce")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.jmdns..",
            "org.slf4j",
            "chat.network",
            "chat.protocol.account",
            "chat.server.announce")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices().matching("chat.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
