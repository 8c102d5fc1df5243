package io.unlockwire.lab.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final int POSTS = 40_000;
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private final List<Post> posts = posts(7);

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        assertThat(posts(7)).extracting(post -> post.fact().digest())
                .isEqualTo(posts.stream().map(post -> post.fact().digest()).toList());
        assertThat(posts(8)).extracting(post -> post.fact().digest())
                .isNotEqualTo(posts.stream().map(post -> post.fact().digest()).toList());
    }

    @Test
    void no_two_posts_are_alike() {
        assertThat(posts).extracting(post -> post.fact().digest()).doesNotHaveDuplicates();
    }

    @Test
    void four_of_ten_are_copies_and_some_change_end_or_are_poison() {
        long unlocks = posts.stream().filter(is(Part.TELLS)).map(post -> post.fact().unlock()).distinct()
                .count();
        assertThat(share(is(Part.TELLS)) - (double) unlocks / POSTS).isBetween(0.35, 0.45);
        assertThat(share(is(Part.CORRECTS).or(is(Part.POSTPONES)))).isBetween(0.04, 0.06);
        assertThat(share(is(Part.CANCELS))).isBetween(0.007, 0.013);
        assertThat(share(is(Part.POISON))).isBetween(0.003, 0.007);
    }

    @Test
    void an_unlock_changes_only_after_everything_else_was_told_of_it_and_on_the_same_partition() {
        for (int i = 0; i < posts.size(); i++) {
            Fact change = posts.get(i).fact();
            if (change.part() == Part.CORRECTS || change.part() == Part.POSTPONES) {
                assertThat(posts.subList(i, posts.size())).noneMatch(later -> later.fact()
                        .unlock() == change.unlock() && later.fact().part() == Part.TELLS);
                int home = posts.get(i).partition();
                assertThat(posts).filteredOn(post -> post.fact().unlock() == change.unlock())
                        .allMatch(post -> post.partition() == home);
            }
        }
    }

    private double share(Predicate<Post> which) {
        return (double) posts.stream().filter(which).count() / POSTS;
    }

    private static Predicate<Post> is(Part part) {
        return post -> post.fact().part() == part;
    }

    private static List<Post> posts(long seed) {
        Traffic traffic = new Traffic(seed, START, Duration.ofMillis(2), 500);
        return Stream.generate(traffic::next).limit(POSTS).toList();
    }
}
