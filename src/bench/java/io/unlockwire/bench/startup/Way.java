package io.unlockwire.bench.startup;

import io.unlockwire.testkit.ServiceLaunch;
import java.nio.file.Path;
import java.util.List;

/**
 * One way to start the service.
 *
 * @param prepared what its JVM made in an earlier run
 * @param making the option that makes that in a run, and the one that demands it; empty where nothing is prepared
 */
record Way(String name, Jdk jdk, Path app, Path prepared, List<String> making, List<String> using) {

    /** As it is packaged, nothing prepared. */
    static Way plain(Jdk jdk, Path app) {
        return new Way("plain", jdk, app, app, List.of(), List.of());
    }

    /** JDK 25 and later: loaded and linked classes, and profiles. A start without the cache fails. */
    static Way aot(Jdk jdk, Path app, Path cache) {
        return new Way("aot", jdk, app, cache, List.of("-XX:AOTCacheOutput=" + cache),
                List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
    }

    /** Class data shared from an archive. A start without it fails. */
    static Way cds(Jdk jdk, Path app, Path archive) {
        return new Way("cds", jdk, app, archive, List.of("-XX:ArchiveClassesAtExit=" + archive),
                List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:on"));
    }

    boolean prepares() {
        return !making.isEmpty();
    }

    ServiceLaunch on(ServiceLaunch launch, List<String> options) {
        ServiceLaunch launched = launch.app(app).java(jdk.java());
        options.forEach(launched::jvmOption);
        return launched;
    }

    @Override
    public String toString() {
        return name + " on JDK " + jdk.version();
    }
}
