package io.unlockwire.announcement;

import io.unlockwire.unlock.Asset;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.UnlockTime.Precision;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a structured claim, in the fields of the preview's claims. */
final class ClaimForm {

    private static final int MAX_RECIPIENTS = 32;
    private static final int MAX_NAME = 100;

    private final Catalogue catalogue;

    ClaimForm(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Told told(Fields fields, LocalDate day) throws FieldException {
        BigDecimal amount = fields.decimal("amount");
        if (amount != null && amount.signum() == 0) {
            throw fields.wrong("amount", "is zero");
        }
        BigDecimal precision = fields.decimal("amountPrecision");
        if (precision == null && amount != null) {
            precision = BigDecimal.ONE.movePointLeft(Math.max(0, amount.stripTrailingZeros().scale()));
        }
        UnlockTime time = time(fields.object("unlockAt"));
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (time.assumed()) {
            flags.add(Flag.ZONE_ASSUMED);
        }
        Claim claim = new Claim(token(fields, day), amount, amount == null ? null : precision, time,
                fields.decimal("valueUsd"), fields.decimal("valueUsdMax"), percentage(fields),
                fields.word("kind", Claim.Kind.class, Claim.Kind.UNKNOWN), recipients(fields),
                name(fields, "dataSource"), name(fields, "relay"), change(fields), flags);
        return new Told(claim, Map.of());
    }

    private Token token(Fields claim, LocalDate day) throws FieldException {
        Fields token = claim.object("token");
        if (token == null) {
            throw claim.wrong("token", "is missing");
        }
        String id = name(token, "assetId");
        Asset known = id == null ? null : catalogue.asset(id, day);
        if (known != null) {
            return known.token();
        }
        String name = name(token, "name");
        String ticker = name(token, "ticker");
        if (name == null && ticker == null && id == null) {
            throw claim.wrong("token", "has neither asset id, name nor ticker");
        }
        return catalogue.resolve(name == null && ticker == null ? id : name, ticker, day);
    }

    private static @Nullable String name(Fields fields, String field) throws FieldException {
        String text = fields.text(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_NAME) {
            throw fields.wrong(field, "has more than " + MAX_NAME + " characters");
        }
        return JsonForm.wellFormed(text.strip());
    }

    private static UnlockTime time(@Nullable Fields time) throws FieldException {
        if (time == null) {
            return UnlockTime.UNKNOWN;
        }
        Precision precision = time.word("precision", Precision.class, Precision.UNKNOWN);
        Instant from = time.time("from");
        Instant to = time.time("to");
        if (precision == Precision.UNKNOWN && from == null && to == null) {
            return UnlockTime.UNKNOWN;
        }
        if (precision == Precision.UNKNOWN || from == null || to == null || !from.isBefore(to)) {
            throw time.wrong("from", "and to are no interval of a known precision");
        }
        return new UnlockTime(from, to, precision, name(time, "zone"), time.flag("assumed"));
    }

    private static @Nullable Percentage percentage(Fields claim) throws FieldException {
        Fields percentage = claim.object("percentage");
        if (percentage == null) {
            return null;
        }
        BigDecimal value = percentage.decimal("value");
        if (value == null) {
            throw percentage.wrong("value", "is missing");
        }
        return new Percentage(value,
                percentage.word("basis", Percentage.Basis.class, Percentage.Basis.UNKNOWN));
    }

    private static List<Claim.Recipient> recipients(Fields claim) throws FieldException {
        List<Claim.Recipient> all = new ArrayList<>();
        for (Fields recipient : claim.objects("recipients", MAX_RECIPIENTS)) {
            String name = name(recipient, "name");
            if (name == null) {
                throw recipient.wrong("name", "is missing");
            }
            all.add(new Claim.Recipient(name, recipient.decimal("amount"), recipient.decimal("percent")));
        }
        return all;
    }

    private static @Nullable Change change(Fields claim) throws FieldException {
        Fields change = claim.object("change");
        if (change == null) {
            return null;
        }
        if (change.text("cue") == null) {
            throw change.wrong("cue", "is missing");
        }
        Fields old = change.object("old");
        return new Change(change.word("cue", Change.Cue.class, Change.Cue.CORRECTED),
                old == null ? null : new Change.Old(old.decimal("amount"), time(old.object("unlockAt"))));
    }
}
