package io.unlockwire.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.SoftAssertions;

/**
 * What our Deployment says wherever it was rendered: a pointer and the JSON that stands there, or
 * -.
 */
final class DeploymentChecklist {

    private static final String RULES = """
            /spec/strategy                                       {"type":"RollingUpdate","rollingUpdate":{"maxSurge":1,"maxUnavailable":0}}
            /spec/selector/matchLabels                           {"app.kubernetes.io/name":"unlockwire","app.kubernetes.io/instance":"unlockwire"}
            POD/serviceAccountName                               "unlockwire"
            POD/automountServiceAccountToken                     false
            POD/enableServiceLinks                               false
            POD/hostNetwork                                      -
            POD/hostPID                                          -
            POD/hostIPC                                          -
            POD/initContainers                                   -
            POD/containers/1                                     -
            POD/securityContext/runAsNonRoot                     true
            POD/securityContext/runAsUser                        10001
            POD/securityContext/runAsGroup                       10001
            POD/securityContext/seccompProfile/type              "RuntimeDefault"
            POD/topologySpreadConstraints/0/topologyKey          "topology.kubernetes.io/zone"
            POD/topologySpreadConstraints/1/topologyKey          "kubernetes.io/hostname"
            POD/topologySpreadConstraints/0/matchLabelKeys       ["pod-template-hash"]
            POD/topologySpreadConstraints/1/matchLabelKeys       ["pod-template-hash"]
            MAIN/securityContext/allowPrivilegeEscalation        false
            MAIN/securityContext/privileged                      false
            MAIN/securityContext/readOnlyRootFilesystem          true
            MAIN/securityContext/runAsNonRoot                    true
            MAIN/securityContext/runAsUser                       10001
            MAIN/securityContext/runAsGroup                      10001
            MAIN/securityContext/capabilities                    {"drop":["ALL"]}
            MAIN/securityContext/seccompProfile/type             "RuntimeDefault"
            MAIN/ports                                           [{"name":"http","containerPort":8080,"protocol":"TCP"},{"name":"management","containerPort":9000,"protocol":"TCP"}]
            MAIN/startupProbe/httpGet                            {"path":"/q/health/started","port":"management"}
            MAIN/livenessProbe/httpGet                           {"path":"/q/health/live","port":"management"}
            MAIN/readinessProbe/httpGet                          {"path":"/q/health/ready","port":"management"}
            MAIN/env/0                                           {"name":"POD_NAME","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}
            MAIN/env/1                                           {"name":"QUARKUS_CONFIG_LOCATIONS","value":"/etc/unlockwire"}
            MAIN/envFrom                                         -
            MAIN/volumeMounts/0                                  {"name":"config","mountPath":"/etc/unlockwire","readOnly":true}
            MAIN/volumeMounts/1                                  {"name":"tmp","mountPath":"/tmp"}
            POD/volumes/1                                        {"name":"tmp","emptyDir":{"sizeLimit":"128Mi"}}
            MAIN/resources/requests                              {"cpu":"250m","memory":"512Mi","ephemeral-storage":"64Mi"}
            MAIN/resources/limits                                {"cpu":"2","memory":"512Mi","ephemeral-storage":"256Mi"}
            """
            .replace("MAIN/", "POD/containers/0/")
            .replace("POD/", "/spec/template/spec/");

    private DeploymentChecklist() {}

    static void assertHoldsFor(JsonNode deployment) {
        var all = new SoftAssertions();
        RULES.lines().map(rule -> rule.split("\\s+", 2)).forEach(rule -> {
            var found = deployment.at(rule[0]);
            if (rule[1].equals("-")) {
                all.assertThat(found.isMissingNode()).as(rule[0] + " is absent").isTrue();
            } else {
                all.assertThat(found).as(rule[0]).isEqualTo(Manifests.json(rule[1]));
            }
        });
        all.assertAll();
    }
}
