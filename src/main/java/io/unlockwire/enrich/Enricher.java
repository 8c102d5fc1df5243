package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupListener;
import io.unlockwire.taskgroup.JoinPolicy;
import io.unlockwire.taskgroup.TaskGroup;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Asks the providers about the unlocks of a batch: one task group a claim, in which a required figure
 * that fails cancels the others, nested in one a batch, in which no claim disturbs another.
 * Thread-safe.
 */
public final class Enricher {

    /** The share of the stage that is kept for cancelled requests to stop. */
    private static final int SHARE_TO_STOP = 20;

    private final EnrichRules rules;
    private final Providers providers;
    private final TaskGroup.Options batch;
    private final TaskGroup.Options claim;
    private final GroupListener listener;

    /**
     * Asks these providers.
     *
     * @param providers in the order in which they are asked
     * @throws IllegalArgumentException if a required figure is offered by none of them
     */
    public Enricher(List<? extends MarketProvider> providers, EnrichRules rules) {
        this(providers, rules, new GroupListener() {
        }, TaskGroup.with());
    }

    /** As before, and the listener is told of the figures of each claim; they are named as {@link Part}s. */
    public Enricher(List<? extends MarketProvider> providers, EnrichRules rules, GroupListener listener) {
        this(providers, rules, listener, TaskGroup.with().listener(listener));
    }

    private Enricher(List<? extends MarketProvider> providers, EnrichRules rules, GroupListener listener,
            TaskGroup.Options claim) {
        this.listener = listener;
        this.claim = claim;
        this.rules = rules;
        this.providers = new Providers(providers);
        rules.required().forEach(this.providers::require);
        Duration toStop = rules.stage().dividedBy(SHARE_TO_STOP);
        batch = TaskGroup.with()
                .name("enrichment")
                .deadline(rules.stage().minus(toStop))
                .cleanupGrace(toStop)
                .limit(rules.concurrency())
                .policy(JoinPolicy::awaitAll);
    }

    /**
     * As many answers as questions, in their order, within {@link EnrichRules#stage()}; what is not
     * there by then is missing. Cold; never fails; cancelling it cancels every request.
     */
    public Uni<List<Enrichment>> enrich(List<Question> questions) {
        return enrich(questions, Collections.nCopies(questions.size(), Optional.empty()));
    }

    /**
     * As before.
     *
     * @param watching who else is told of the figures of each question, in their order
     */
    public Uni<List<Enrichment>> enrich(List<Question> questions, List<Optional<GroupListener>> watching) {
        List<Question> asked = List.copyOf(questions);
        List<TaskGroup.Options> options = watching.stream().map(this::told).toList();
        return Uni.createFrom().deferred(() -> asTheyStandAtTheEnd(IntStream.range(0, asked.size())
                .mapToObj(i -> new Inquiry(asked.get(i), providers, rules, options.get(i)))
                .toList()));
    }

    private TaskGroup.Options told(Optional<GroupListener> watching) {
        return watching.map(one -> claim.listener(new Listeners(listener, one))).orElse(claim);
    }

    private Uni<List<Enrichment>> asTheyStandAtTheEnd(List<Inquiry> inquiries) {
        return batch.<List<Enrichment>>run(group -> {
            inquiries.forEach(inquiry -> group.fork(inquiry.name(), inquiry.run()));
            return () -> answers(inquiries);
        }).onFailure().recoverWithItem(late -> answers(inquiries));
    }

    private static List<Enrichment> answers(List<Inquiry> inquiries) {
        return inquiries.stream().map(Inquiry::asItStands).toList();
    }
}
