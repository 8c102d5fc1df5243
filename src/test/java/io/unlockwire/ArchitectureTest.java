package io.unlockwire;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The plan of the house: every package is named, arrows point one way, and a room that vanishes
 * fails.
 */
@AnalyzeClasses(packages = "io.unlockwire", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final List<String> ROOMS = List.of("unlock", "wire", "taskgroup", "announcement", "ledger",
            "trace", "enrich", "market", "alert", "access", "feed", "pipeline", "ops");

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("unlock").definedBy("io.unlockwire.unlock")
            .layer("wire").definedBy("io.unlockwire.wire")
            .layer("taskgroup").definedBy("io.unlockwire.taskgroup")
            .layer("trace").definedBy("io.unlockwire.trace")
            .layer("announcement").definedBy("io.unlockwire.announcement")
            .layer("ledger").definedBy("io.unlockwire.ledger")
            .layer("enrich").definedBy("io.unlockwire.enrich")
            .layer("market").definedBy("io.unlockwire.market")
            .layer("alert").definedBy("io.unlockwire.alert")
            .layer("access").definedBy("io.unlockwire.access")
            .layer("feed").definedBy("io.unlockwire.feed")
            .layer("pipeline").definedBy("io.unlockwire.pipeline")
            .layer("ops").definedBy("io.unlockwire.ops")
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("unlock").mayNotAccessAnyLayer()
            .whereLayer("wire").mayNotAccessAnyLayer()
            .whereLayer("taskgroup").mayNotAccessAnyLayer()
            .whereLayer("trace").mayOnlyAccessLayers("taskgroup")
            .whereLayer("announcement").mayOnlyAccessLayers("unlock", "wire")
            .whereLayer("ledger").mayOnlyAccessLayers("unlock", "wire")
            .whereLayer("enrich").mayOnlyAccessLayers("unlock", "taskgroup", "wire")
            .whereLayer("market").mayOnlyAccessLayers("unlock", "taskgroup", "enrich", "wire")
            .whereLayer("alert").mayOnlyAccessLayers("unlock", "ledger", "enrich", "wire")
            .whereLayer("access").mayOnlyAccessLayers("wire")
            .whereLayer("feed")
            .mayOnlyAccessLayers("access", "trace", "unlock", "announcement", "ledger", "alert", "wire")
            .whereLayer("pipeline")
            .mayOnlyAccessLayers("unlock", "wire", "taskgroup", "trace", "announcement", "ledger",
                    "enrich", "alert", "feed")
            .whereLayer("ops").mayOnlyAccessLayers("taskgroup", "pipeline", "feed");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.unlockwire.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_VOCABULARY_NEEDS_THE_JDK_ALONE = ArchRuleDefinition.classes()
            .that().resideInAPackage("io.unlockwire.unlock")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations", "io.unlockwire.unlock");

    @ArchTest
    static final ArchRule TASK_GROUPS_NEED_MUTINY_ALONE = ArchRuleDefinition.classes()
            .that().resideInAPackage("io.unlockwire.taskgroup")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations", "io.smallrye.mutiny..",
                    "io.unlockwire.taskgroup");

    @ArchTest
    static void every_room_is_inhabited_and_private_by_default(JavaClasses classes) {
        assertThat(ROOMS).allSatisfy(room -> assertThat(
                classes.stream().anyMatch(type -> type.getPackageName().equals("io.unlockwire." + room)))
                .as("package " + room).isTrue());
        var topLevel = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.partitioningBy(ArchitectureTest::isPublic));
        assertThat(topLevel.get(true).size()).as("public types").isLessThan(topLevel.get(false).size());
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
