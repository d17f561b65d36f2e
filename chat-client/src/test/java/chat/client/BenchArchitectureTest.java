package chat.client;

import static chat.client.ArchitectureTest.CLASSES;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.client.net.ServerAddress;
import org.junit.jupiter.api.Test;

/** The directions between the packages of the capacity test, and from them to others. */
final class BenchArchitectureTest {
  @Test
  void capacityTestDependsOnNoSessionNoCommandsAndNoViews() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.client", "chat.client.command..", "chat.client.session..", "chat.client.view..")
        .check(CLASSES);
  }

  @Test
  void onlyTheTopOfTheCapacityTestReadsTheCommandLine() {
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
  void loadAndReportShareMeasurementsAlone() {
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
  void measurementsDependOnNoLoadNoReportAndNoProtocol() {
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
  void measurementsAndReportsUseOnlyTheAddressFromNet() {
    noClasses()
        .that()
        .resideInAnyPackage("chat.client.bench.measure..", "chat.client.bench.report..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("chat.client.net..").and(not(belongToAnyOf(ServerAddress.class))))
        .check(CLASSES);
  }
}
