package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.Subtask;
import io.unlockwire.taskgroup.TaskGroup;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question on its way: which figures are being asked for, and how far they have come. Made for one
 * run; readable from any thread once that has ended.
 */
final class Inquiry {

    private final Question question;
    private final Providers providers;
    private final EnrichRules rules;
    private final TaskGroup.Options options;
    private volatile Map<Part, Subtask<? extends Answer<?>>> asked = Map.of();

    Inquiry(Question question, Providers providers, EnrichRules rules, TaskGroup.Options options) {
        this.question = question;
        this.providers = providers;
        this.rules = rules;
        this.options = options;
    }

    String name() {
        return question.token().assetId();
    }

    /** Ends when every figure is there or given up; never fails. */
    Uni<Void> run() {
        if (!question.token().resolved()) {
            return Uni.createFrom().voidItem();
        }
        return options.name(name())
                .<Void>run(group -> {
                    ask(group);
                    return () -> null;
                })
                .onFailure().recoverWithNull();
    }

    private void ask(TaskGroup<Void> group) {
        Token token = question.token();
        Map<Part, Subtask<? extends Answer<?>>> forked = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            if (providers.offers(part)) {
                forked.put(part, switch (part) {
                    case QUOTE -> fork(group, part, providers.ask(part, p -> p.quote(token)));
                    case SUPPLY -> fork(group, part, providers.ask(part, p -> p.supply(token)));
                    case VOLUME -> fork(group, part, providers.ask(part, p -> p.volume(token)));
                });
            }
        }
        asked = forked;
    }

    private <T> Subtask<Answer<T>> fork(TaskGroup<Void> group, Part part, Uni<Answer<T>> figure) {
        var spec = group.<Answer<T>>subtask(part.name()).within(rules.call());
        return rules.required().contains(part)
                ? spec.fork(figure)
                : spec.orElse(new Answer.UnknownAsset<>()).fork(figure);
    }

    /** What has come so far. */
    Enrichment asItStands() {
        Quote quote = figure(Part.QUOTE, Quote.class);
        Supply supply = figure(Part.SUPPLY, Supply.class);
        BigDecimal volume = figure(Part.VOLUME, BigDecimal.class);
        List<Part> missing = new ArrayList<>();
        List<String> causes = new ArrayList<>();
        for (Part part : Part.values()) {
            if (figure(part, Object.class) == null) {
                missing.add(part);
                cause(part, causes);
            }
        }
        return new Enrichment(status(missing), missing, causes, quote, supply, volume,
                Arithmetic.check(question, quote, supply));
    }

    private Enrichment.Status status(List<Part> missing) {
        if (missing.isEmpty()) {
            return Enrichment.Status.COMPLETE;
        }
        List<Part> lacking = missing.stream().filter(rules.required()::contains).toList();
        if (lacking.isEmpty()) {
            return Enrichment.Status.PARTIAL;
        }
        return lacking.stream().allMatch(this::unknownAsset)
                ? Enrichment.Status.UNKNOWN_ASSET
                : Enrichment.Status.DEGRADED;
    }

    private boolean unknownAsset(Part part) {
        Subtask<? extends Answer<?>> task = asked.get(part);
        return !question.token().resolved()
                || (task != null && task.state() == Subtask.State.SUCCEEDED && !task.degraded());
    }

    private <T> @Nullable T figure(Part part, Class<T> type) {
        Subtask<? extends Answer<?>> task = asked.get(part);
        if (task == null || task.state() != Subtask.State.SUCCEEDED) {
            return null;
        }
        Object value = task.get().fold(found -> found, () -> null);
        return value == null ? null : type.cast(value);
    }

    private void cause(Part part, List<String> causes) {
        Subtask<? extends Answer<?>> task = asked.get(part);
        if (!question.token().resolved()) {
            return;
        }
        if (!providers.offers(part)) {
            causes.add(part + ": no provider offers it");
        } else if (task == null) {
            causes.add(part + ": no time left to ask");
        } else if (task.failure() != null) {
            causes.add(part + ": " + Causes.of(task.failure()));
        } else if (task.state() != Subtask.State.SUCCEEDED) {
            causes.add(part + ": not waited for");
        }
    }
}
