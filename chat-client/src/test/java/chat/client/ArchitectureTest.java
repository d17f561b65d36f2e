package chat.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.client.config.Bell;
import chat.client.config.Preferences;
import chat.client.config.Show;
import chat.client.net.ServerAddress;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("chat.client", "chat.protocol");

  @Test
  void theLinkKnowsNobodyAboveIt() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.net..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.client",
            "chat.client.bench..",
            "chat.client.commands..",
            "chat.client.config..",
            "chat.client.ui..")
        .check(CLASSES);
  }

  @Test
  void whatIsShownAndTypedKnowsNeitherTheLinkNorTheSession() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.ui..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.client", "chat.client.bench..", "chat.client.net..", "chat.client.commands..")
        .check(CLASSES);
  }

  @Test
  void viewsKnowOnlyThePreferencesOfTheSettings() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.ui..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("chat.client.config..")
                .and(not(belongToAnyOf(Preferences.class, Bell.class, Show.class))))
        .check(CLASSES);
  }

  @Test
  void settingsKnowNeitherTheSessionNorViews() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.config..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.client",
            "chat.client.bench..",
            "chat.client.command..",
            "chat.client.commands..",
            "chat.client.json..",
            "chat.client.ui..")
        .check(CLASSES);
  }

  @Test
  void settingsKnowOnlyAddressesOfTheNetwork() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.config..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("chat.client.net..").and(not(belongToAnyOf(ServerAddress.class))))
        .check(CLASSES);
  }

  @Test
  void commandsKnowNeitherTheSessionNorTheLink() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.commands..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.client",
            "chat.client.bench..",
            "chat.client.json..",
            "chat.client.net..",
            "chat.client.ui.screen..",
            "picocli..")
        .check(CLASSES);
  }

  @Test
  void commandTableKnowsTheProtocolAlone() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.command")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("chat.client..", "picocli..", "org.jline..")
                .and(not(resideInAPackage("chat.client.command"))))
        .check(CLASSES);
  }

  @Test
  void jlineIsSeenWhereTheScreenIsMadeAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.client.ui.screen..", "chat.client.screen..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jline..")
        .check(CLASSES);
  }

  @Test
  void whatNeedsNoScreenKnowsNone() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.ui")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.client.ui.screen..")
        .check(CLASSES);
  }

  @Test
  void capacityTestKnowsNeitherTheSessionNorCommandsNorWhatIsShown() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("chat.client", "chat.client.commands..", "chat.client.ui..")
        .check(CLASSES);
  }

  @Test
  void onlyTheTopOfTheCapacityTestKnowsTheCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "chat.client.bench.load..", "chat.client.bench.measure..", "chat.client.bench.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("chat.client.bench", "chat.client.config..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void loadAndReportShareMeasurementsAndKnowNothingElseOfEachOther() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.bench.load..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.client.bench.report..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("chat.client.bench.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("chat.client.bench.load..", "chat.protocol..")
        .check(CLASSES);
  }

  @Test
  void measurementsKnowNoLoadNoReportAndNoProtocol() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.bench.measure..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.client.bench.load..", "chat.client.bench.report..", "chat.protocol..")
        .check(CLASSES);
  }

  @Test
  void ofTheLinkMeasurementsAndReportsKnowTheAddressAlone() {
    noClasses()
        .that()
        .resideInAnyPackage("chat.client.bench.measure..", "chat.client.bench.report..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("chat.client.net..").and(not(belongToAnyOf(ServerAddress.class))))
        .check(CLASSES);
  }

  @Test
  void jsonIsWrittenOfWhatStringsAndNumbersItIsTold() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.json..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("chat.client.json..", "java..")
        .check(CLASSES);
  }

  @Test
  void theProtocolKnowsNoClient() {
    noClasses()
        .that()
        .resideInAPackage("chat.protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.client..")
        .check(CLASSES);
  }

  @Test
  void nothingHereKnowsTheServer() {
    noClasses().should().dependOnClassesThat().resideInAPackage("chat.server..").check(CLASSES);
  }

  @Test
  void onlyTheLinkAndTheCapacityTestKnowSockets() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.client.net..", "chat.client.bench..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .check(CLASSES);
  }
}
