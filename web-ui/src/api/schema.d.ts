// Generated from backend/src/main/resources/openapi.yaml by `npm run api`. Do not edit.

export interface paths {
    "/api/v1/write": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prometheus remote write 1.0 */
        post: operations["remoteWrite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** OTLP/HTTP metrics, protobuf or JSON */
        post: operations["otlpMetrics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** OTLP/HTTP logs, protobuf or JSON */
        post: operations["otlpLogs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Single observed values */
        post: operations["pushTimings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hdr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** HdrHistogram interval log */
        post: operations["pushHdr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes, newest first */
        get: operations["listChanges"];
        put?: never;
        /** Deploys and other changes */
        post: operations["pushChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Log records that match, newest first */
        get: operations["searchLogs"];
        put?: never;
        /** Log records, one JSON object a line */
        post: operations["pushLogs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/histogram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records matched, by time and severity */
        get: operations["logHistogram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Log records that match, grouped by signature
         * @description A signature is the first line of a message (of a Python traceback the line that says what was raised) with a placeholder for each variable part (numbers, ids, addresses, quoted text; several quoted words after a = are read one by one). The newest records that match are examined, as many as logs.signatureLinesMax says; the counts of all groups and of the others add up to these.
         */
        get: operations["logSignatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/percentiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Percentiles of merged cells, with count, error bound and freshness */
        get: operations["percentiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/heatmap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many observations fell where, by time and value
         * @description Columns are steps. Rows are the buckets' own, or stretches of value that are equally wide on a logarithmic axis where there are more buckets than rows or narrower ones; a bucket goes whole into the row that holds its upper edge. What lies beyond the last bucket is in no row but in `over`.
         */
        get: operations["heatmap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the same service said around a record */
        get: operations["logContext"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slos/{name}/definition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The OpenSLO document it was loaded from */
        get: operations["sloDefinition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A step of the runbook is done, or is not; written to the timeline */
        put: operations["markStep"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runbooks/{id}/blocks/{block}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs one live block of a runbook, bound to an incident's labels
         * @description Each block has two seconds of its own and fails alone.
         */
        get: operations["runLiveBlock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every declared service, and every other one that has a promise */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One service */
        get: operations["getService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{name}/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A service's load over time */
        get: operations["serviceLoad"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was taken since the start, by protocol */
        get: operations["arrivals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stored samples of the matching series, as received */
        get: operations["samples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every metric that series with data are held of, in order of name */
        get: operations["heldMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cardinality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many series match, and on how many each value of each label is */
        get: operations["cardinality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What series stand at or how fast they grow, line by line
         * @description Reads what a runbook's live block of kind series holds, and answers what it shows. The range is cut into at most 90 steps of at least 10 s. At most 20,000 series and 2,000,000 samples are added up on each side.
         */
        get: operations["lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Label sets of the matching series (Prometheus HTTP API) */
        get: operations["series"];
        put?: never;
        /** The same, asked with a form */
        post: operations["seriesByForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of labels (Prometheus HTTP API) */
        get: operations["labels"];
        put?: never;
        /** The same, asked with a form */
        post: operations["labelsByForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/label/{name}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Values of one label (Prometheus HTTP API) */
        get: operations["labelValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What senders said about their metrics (Prometheus HTTP API) */
        get: operations["metadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every objective as it stands, the soonest exhausted first */
        get: operations["listSlos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slos/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One objective as it stands */
        get: operations["getSlo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slos/{name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events and remaining budget over time */
        get: operations["sloHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents, newest first */
        get: operations["listIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An incident with its timeline, deliveries and the changes around it */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is kept of an incident, as a document for the review after it */
        get: operations["exportIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/ack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody takes it; the first one stays */
        post: operations["acknowledgeIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closed by a person */
        post: operations["resolveIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The alerts of an incident that is about a group of them, what fires first; none of others */
        get: operations["listIncidentAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A note in the timeline */
        post: operations["noteIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pagerduty/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What happened at PagerDuty (its webhooks, version 3)
         * @description Signed with one of reply.pagerDutySecrets. An event acts once, however often it comes; one that is not known is taken and does nothing.
         */
        post: operations["hearPagerDuty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slack/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A button that was pressed in Slack
         * @description Signed with one of reply.slackSecrets, five minutes ago at most. A request acts once.
         */
        post: operations["hearSlack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All alerts that fire, our own incidents included (Alertmanager API v2) */
        get: operations["listAlerts"];
        put?: never;
        /** Alerts that others send (Alertmanager API v2); answered only after they are durable */
        post: operations["postAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/alerts/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same by receiver and by what they are grouped by */
        get: operations["listAlertGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this server is (Alertmanager API v2); the version is that of Alertmanager whose API this is, branch has our own */
        get: operations["alertmanagerStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/receivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may be told (Alertmanager API v2) */
        get: operations["alertmanagerReceivers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alertmanager's API v1, which is gone */
        get: operations["listAlertsV1"];
        put?: never;
        /** Alertmanager's API v1, which is gone */
        post: operations["postAlertsV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/silences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Silences planned, in force, and ended in the last 120 hours; those that end last first */
        get: operations["listSilences"];
        put?: never;
        /** Nobody is told of incidents whose labels match, from its start to its end; durable when it is answered */
        post: operations["makeSilence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/silences/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a silence would hide; makes nothing, and reads nothing but its matchers */
        post: operations["previewSilence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/silences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A silence */
        get: operations["getSilence"];
        put?: never;
        post?: never;
        /** Ends it now; whom it held back from an incident that nobody has acknowledged is told at once. One that has ended stays as it is */
        delete: operations["endSilence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/silences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Silences as Alertmanager's API v2 tells them */
        get: operations["alertmanagerSilences"];
        put?: never;
        /** Makes a silence, or changes the one that id names; with other matchers that one ends and a new one begins */
        post: operations["alertmanagerMakeSilence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/silence/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A silence as Alertmanager's API v2 tells it */
        get: operations["alertmanagerSilence"];
        put?: never;
        post?: never;
        /** Ends it now */
        delete: operations["alertmanagerEndSilence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/heartbeats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who should report to us and how that stands, by name; and whom we report to */
        get: operations["listHeartbeats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/heartbeats/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a heartbeat stands; this is no beat */
        get: operations["getHeartbeat"];
        put?: never;
        /** A beat; durable when it is answered. A body is not looked at, and 64 KiB at most */
        post: operations["beat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/heartbeat/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same at the address that GoAlert has */
        post: operations["goAlertBeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pages/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receivers in force, each of which can be sent a test page */
        get: operations["listTestPageReceivers"];
        put?: never;
        /** Tells a test page by the routes in force, or to one receiver; on disk when it is answered. It ends once it is acknowledged, or by itself */
        post: operations["sendTestPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pages/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many pages people got by service and calendar week, how many at night, on how many somebody acted, beside the page budget */
        get: operations["reportPages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of test pages and of drills, newest first */
        get: operations["listDrills"];
        put?: never;
        /** Begins a drill, from the push of bad events to somebody who acknowledges the page; on disk when it is answered. It ends by itself */
        post: operations["startDrill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One drill, as far as it has come */
        get: operations["getDrill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to whom, newest first */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each integration of each receiver stands, whether it takes what it is sent and what waits for it */
        get: operations["listReceivers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on call now, by each calendar of routing.yaml */
        get: operations["listOnCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is told of what, by routing.yaml as it is in force */
        get: operations["listRoutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every runbook */
        get: operations["listRunbooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runbooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One runbook, rendered and sanitised */
        get: operations["getRunbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live events (SSE)
         * @description Events carry an id; a client that reconnects with Last-Event-ID gets what it missed, or an event `reset` where that is no longer kept (the newest 1,000 events, 8 MiB at most): then ask for everything again. A client that reads more slowly than there are events gets `reset` likewise; one that reads next to nothing for 30 s is disconnected. A comment line is sent every 15 s. Topics and their data: `slos` (SloNews), `incidents` (Incident, at each of its turns), `changes` (Change), `faults` (list envelope of /api/v1/faults).
         *
         *     `slos` tells changes only. Without an id, after `reset` and when promises come or go, an event has `whole` true and every promise. All others have the promises that look different from what was told last, each with its name and the fields that differ: put them over what you know. A promise looks different when its state, the tier that burns, its gap, its definition or any word differs; when its budget left differs in a tenth of a per cent (overspent by more than all of it: in its first two digits), a burn in its first two digits or in the factors it has reached, a duration of exhaustion in its first two digits, or in its first above 30 d; and when its newest event passes the age of a minute, one way or the other. Counts alone are no change; /api/v1/slos/{name} has them to the event. Of promises whose newest event was at most a minute old when it was last told, `freshTo` tells the age of all. An event without promises is sent after 5 s in which nothing changed.
         */
        get: operations["stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this server is and how it feels */
        get: operations["system"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Faults the demo can inject; 404 on any other server */
        get: operations["listFaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/faults/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switches a fault of the demo */
        put: operations["switchFault"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This page */
        get: operations["openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Our own metrics, Prometheus text format */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/-/healthy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: operations["healthy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/-/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Data is taken and pages go out */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sets of rules that were put into force, newest first */
        get: operations["listRuleVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version with its files and what it changed */
        get: operations["getRuleVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/versions/{number}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a version into force, whatever the files say, until somebody resumes */
        post: operations["rollBackRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a promise or a receiver out of shadow; the rules in force become a new version with that one change */
        post: operations["promoteRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a rollback and puts the files on disk into force */
        post: operations["resumeRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What other rules would have told in the last 7 days, beside what was told; nothing is sent or kept */
        post: operations["tryRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/-/reload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads alert-rules and runbooks again; any problem keeps the old set */
        post: operations["reload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            requestId: string;
            problems?: {
                file: string;
                line: number;
                column: number;
                message: string;
            }[];
        };
        Reloaded: {
            /**
             * Format: int64
             * @description Number of the version in force; null if the files are too large to be kept
             */
            version: number | null;
            objectives: number;
            receivers: number;
            runbooks: number;
            services: number;
            /** @description Names of objectives that are new, whose file says something else than before, or that are there no more */
            promises: {
                added: string[];
                changed: string[];
                removed: string[];
            };
        };
        RuleVersion: {
            /**
             * Format: int64
             * @description One more with every version
             */
            number: number;
            /** @description A short name for what the files hold */
            digest: string;
            /**
             * Format: date-time
             * @description When it was first put into force
             */
            at: string;
            /** @description Who put it into force; "files on disk" where nobody is named */
            author: string;
            files: number;
            /** Format: int64 */
            bytes: number;
            inForce: boolean;
        };
        RuleDecider: {
            /** @description Who does it */
            by: string;
            /**
             * Format: int64
             * @description Number of the version that the caller takes to be in force; where another one is
             */
            seen?: number | null;
        };
        RuleVersions: {
            /**
             * Format: int64
             * @description Number of the version in force; null if it is not kept or not known yet
             */
            inForce: number | null;
            /** @description Null while the files on disk are to be in force */
            rolledBack: null | {
                /** Format: int64 */
                version: number;
                by: string;
                /** Format: date-time */
                at: string;
                /** @description Whether the version was made then, by taking something out of shadow; else somebody rolled back to it */
                promoted: boolean;
                /** @description False while the version cannot be used and the files on disk are in force */
                inForce: boolean;
                /** @description What keeps it from being in force; none where it is */
                problems: {
                    file: string;
                    line: number;
                    column: number;
                    message: string;
                }[];
            };
            /** @description Whether the files on disk say something else than what is in force */
            filesDiffer: boolean;
            /** @description What is evaluated and told to nobody */
            inShadow: {
                objectives: string[];
                receivers: string[];
            };
            /** @description The most that are kept */
            versionsMax: number;
            versions: components["schemas"]["RuleVersion"][];
            /** @description Who decided what is in force, other than by a reload: the newest first, a hundred at most */
            decisions: components["schemas"]["RuleDecision"][];
        };
        RuleDecision: {
            /** @enum {string} */
            kind: "rolled back" | "promoted" | "resumed";
            /**
             * Format: int64
             * @description Number of the version in force from then on; null if it is not kept
             */
            version: number | null;
            by: string;
            /** Format: date-time */
            at: string;
        };
        WholeRuleVersion: {
            version: components["schemas"]["RuleVersion"];
            /**
             * Format: int64
             * @description Number of the version that the diff starts from; null for the oldest that is kept
             */
            before: number | null;
            /** @description What changed since the version before */
            diff: string;
            /** @description The texts by path */
            files: {
                [key: string]: string;
            };
        };
        DryRun: {
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description Earlier than the moment of asking where the time for trying (30 s) was up
             */
            until: string;
            /** @description How far apart the moments are that were looked at */
            step: string;
            /** @description Whether the time for trying was enough */
            complete: boolean;
            /** @description The promises of the rules */
            promises: {
                name: string;
                /**
                 * Format: date-time
                 * @description Since when its events are known; null if nobody counts them yet
                 */
                from: string | null;
            }[];
            /** @description Incidents there would have been, oldest first */
            wouldBe: {
                incident: components["schemas"]["DryRunIncident"];
                /** @description The one there was; null if there was none */
                really: components["schemas"]["DryRunIncident"] | null;
            }[];
            /** @description Incidents there were and would not have been, oldest first */
            onlyReal: components["schemas"]["DryRunIncident"][];
            /** @description Incidents there were of promises whose events of that time are not known */
            untried: components["schemas"]["DryRunIncident"][];
            /** @description Whether there were more than 1000 */
            cut: boolean;
        };
        DryRunIncident: {
            /** @description Null of one that would have been */
            id: string | null;
            subject: string;
            service: string;
            /** @enum {string} */
            severity: "page" | "ticket";
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description Null while it stands
             */
            endedAt: string | null;
            summary: string;
            /** @description Who was told first of each alarm */
            told: {
                receiver: string;
                /** @description Which of the incident, from 1 */
                alarm: number;
                /** @description The step: opened, escalated, … */
                by: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        Accepted: {
            /** @description Points or records taken */
            accepted: number;
            /** @description Points or records not taken; the list names the first kinds */
            rejectedTotal: number;
            /** @description This batch had been taken before */
            duplicate: boolean;
            /**
             * Format: int64
             * @description Characters that stand for bytes which are not UTF-8 (U+FFFD)
             */
            replacedCharacters: number;
            rejected: {
                reason: string;
                points: number;
                detail: string;
            }[];
        };
        Labels: {
            [key: string]: string;
        };
        Timings: {
            series: {
                name: string;
                labels?: components["schemas"]["Labels"];
                /** @enum {string} */
                unit: "ns" | "us" | "ms" | "s" | "By" | "1";
                values: number[];
                /** @example 100ms */
                expectedInterval?: string;
                /** @description Epoch milliseconds */
                timestamp?: number;
            }[];
        };
        Freshness: {
            /** Format: date-time */
            newest: string | null;
            /** @description Below zero where the sender's clock is ahead of the server's */
            ageSeconds: number | null;
        };
        Percentiles: {
            metric: string;
            /** @description s, By, 1 or the unit the instrument declared */
            unit: string;
            /**
             * Format: date-time
             * @description What was asked for is widened to whole cells of 10s
             */
            from: string;
            /** Format: date-time */
            to: string;
            /** @description Rounded up to whole cells; null where there is one point */
            step?: string | null;
            /** @description How many were merged */
            series: number;
            kinds: ("hdr" | "exponential" | "buckets" | "classic")[];
            /** @description Kinds were mixed; the bound says how much it may matter */
            approximate: boolean;
            /** @description No value is further from the truth than this share of its own low or high, whichever is further from zero; null where nothing bounds one */
            errorBound: number | null;
            freshness: components["schemas"]["Freshness"];
            points: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                count: number;
                overflow: number;
                values: {
                    q: number;
                    /** @description null where nothing says where it lies, as in a histogram without bounds */
                    value: number | null;
                    /** @description The truth is not under it; null where nothing says so */
                    low: number | null;
                    /** @description The truth is not over it; null where nothing says so */
                    high: number | null;
                }[];
            }[];
        };
        Samples: {
            /** @description There is more than the limits on series and samples allow */
            truncated: boolean;
            series: {
                labels: components["schemas"]["Labels"];
                /** @description Pairs of epoch milliseconds and value as text, as Prometheus writes values */
                samples: [
                    number,
                    string
                ][];
            }[];
        };
        LogRecord: {
            id: string;
            /** Format: date-time */
            time: string;
            service: string;
            /** @enum {string} */
            severity: "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR" | "FATAL";
            severityNumber: number;
            body: string;
            traceId: string;
            spanId: string;
            attributes: {
                [key: string]: string;
            };
        };
        LogPage: {
            records: components["schemas"]["LogRecord"][];
            /** @description Pass it on for the next page; null at the end */
            cursor: string | null;
            /** @description The time allowed ran out, or records that were stored cannot be found at the moment */
            partial: boolean;
            /** @description Why it is partial; null where it is not */
            partialReason?: string | null;
            freshness: components["schemas"]["Freshness"];
        };
        LogHistogram: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            bucketSeconds: number;
            total: number;
            partial: boolean;
            /** @description Why it is partial; null where it is not */
            partialReason?: string | null;
            buckets: {
                /** Format: date-time */
                time: string;
                /** @description By severity */
                counts: {
                    [key: string]: number;
                };
            }[];
        };
        LogSignatures: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            bucketSeconds: number;
            /** @description The largest first; of the same size, the one seen last first */
            groups: components["schemas"]["SignatureGroup"][];
            /** @description What is beyond the limit on groups */
            others: {
                groups: number;
                lines: number;
            };
            /** @description Records that match; at least so many where it is partial */
            matched: number;
            /** @description The newest of them, which were grouped */
            examined: number;
            /** @description More match than logs.signatureLinesMax lets be examined */
            cut: boolean;
            /**
             * Format: date-time
             * @description Time of the oldest record examined, where older ones may match; null otherwise
             */
            examinedFrom: string | null;
            /** @description The time allowed ran out, or records that were stored cannot be found at the moment */
            partial: boolean;
            /** @description Why it is partial; null where it is not */
            partialReason: string | null;
            freshness: components["schemas"]["Freshness"];
        };
        SignatureGroup: {
            /**
             * @description With <*> for each variable part; the same in every answer
             * @example lookup failed: shard <*>: connection refused
             */
            signature: string;
            /**
             * @description The same, but a variable part that has one single value in the whole group is kept
             * @example lookup failed: shard 11: connection refused
             */
            text: string;
            count: number;
            /** @description Of the records examined */
            share: number;
            /**
             * @description The worst
             * @enum {string}
             */
            severity: "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR" | "FATAL";
            /** @description Who said them all; null if several did */
            service: string | null;
            /**
             * Format: date-time
             * @description Time of the oldest record examined
             */
            first: string;
            /** Format: date-time */
            last: string;
            /** @description Records for each bucket, the oldest first; the first begins with the range */
            counts: number[];
            /** @description The newest record */
            example: {
                /** @description As /api/v1/logs/context takes it */
                id: string;
                service: string;
                /** @description At most 1000 characters of it */
                body: string;
                /** @description The message has more */
                truncated: boolean;
            };
        };
        Heatmap: {
            metric: string;
            unit: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            stepSeconds: number;
            /** @description Edges of the rows, ascending, one more than rows; the lowest row holds all that is not over its upper edge, and is drawn from half of that where it begins at zero. Empty where no observation has a bound */
            bounds: number[];
            /** @description None of those in `over` is under this: the last of the bounds unless buckets of several layouts were merged; null where there are none, or nothing bounds one */
            overFrom: number | null;
            /** @description Steps with at least one observation, in time order */
            columns: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** @description The sum of counts and over */
                count: number;
                /** @description By row, the lowest first */
                counts: number[];
                /** @description In no row, since their bucket has no upper edge */
                over: number;
            }[];
            series: number;
            freshness: components["schemas"]["Freshness"];
        };
        LogContext: {
            before: components["schemas"]["LogRecord"][];
            record: components["schemas"]["LogRecord"];
            after: components["schemas"]["LogRecord"][];
            partial: boolean;
            /** @description Why it is partial; null where it is not */
            partialReason?: string | null;
        };
        Indicator: {
            /** @description What counts as good, as written: a selector, with its threshold for a distribution */
            good: string;
            total: string;
            distribution: {
                metric: string;
                /** @description As /api/v1/percentiles takes it */
                match: string;
                /** @description As written, in the unit */
                threshold: number | null;
                /** @description Of the threshold; answers about the metric tell their own. 1 for a bare number of base units, empty for the unit of the values, which the name does not tell */
                unit: string;
            } | null;
        };
        LiveBlockResult: {
            block: number;
            /** @enum {string} */
            kind: "slo" | "percentiles" | "value" | "series" | "logs" | "unknown";
            /** @description The source with labels bound */
            query: string;
            /** @enum {string} */
            state: "ok" | "failed" | "timeout" | "unsupported";
            /** @description Why it is not ok; empty if it is */
            problem: string;
            tookMillis: number;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            slo: components["schemas"]["Slo"] | null;
            percentiles: components["schemas"]["Percentiles"] | null;
            logs: components["schemas"]["LogPage"] | null;
            /** @description In place of logs where the block has group=signature */
            signatures: components["schemas"]["LogSignatures"] | null;
            series: components["schemas"]["SeriesLines"] | null;
            expectation: {
                /** @example < 0.2 */
                text: string;
                /** @description null without data */
                met: boolean | null;
                value: number | null;
            } | null;
        };
        HeldMetric: {
            /** @description As its series carry it */
            name: string;
            /**
             * @description As the sender says, else as its name does; the buckets of a histogram are the histogram, its sum and count, and those of a summary, are counters
             * @enum {string}
             */
            kind: "unknown" | "gauge" | "counter" | "histogram" | "summary";
            /** @description Symbol of its unit; empty where it is not known */
            unit: string;
            /** @description One line; may be empty */
            help: string;
            series: number;
            /** @description What its one series stands at; null where there are several or it is a distribution, also one of buckets */
            latest: number | null;
            /** @description The metric that /api/v1/percentiles takes to tell its percentiles; null where it has none */
            distribution: string | null;
            freshness: components["schemas"]["Freshness"];
        };
        Cardinality: {
            series: number;
            /** @description At most 100, in order of name, without the metric's name */
            labels: {
                name: string;
                /** @description How many values it has */
                distinct: number;
                /** @description Those on most series first */
                values: {
                    value: string;
                    series: number;
                }[];
            }[];
            /** @description Further labels that are not told */
            moreLabels: number;
        };
        /** @description Numbers of series over time, line by line; the largest newest number first */
        SeriesLines: {
            /**
             * @description What a series stands at, or how much it grows by in a second
             * @enum {string}
             */
            measure: "latest" | "rate";
            /** @description Symbol of the numbers' unit; empty where it is not known */
            unit: string;
            /** @description Labels each line is of */
            by: string[];
            /** @description Where each step ends */
            times: string[];
            lines: {
                labels: {
                    [key: string]: string;
                };
                /** @description At the end of the range */
                latest: number | null;
                /** @description One for each of times */
                values: (number | null)[];
            }[];
            /** @description Further lines that are not told */
            more: number;
            freshness: components["schemas"]["Freshness"];
        };
        StepMark: {
            step: number;
            done: boolean;
            by: string;
            /** Format: date-time */
            time: string;
        };
        Service: {
            name: string;
            owner: string;
            /** @description 1 is the most important */
            tier: number | null;
            description: string;
            /** @description It stands in services.yaml */
            declared: boolean;
            slos: string[];
            dependencies: string[];
            dependents: string[];
            load: components["schemas"]["ServiceLoad"];
        };
        ServiceLoad: {
            /** @description What one unit is: request, order, lookup, event */
            unitOfLoad: string;
            /** @description Over the last minute */
            perSecond: number | null;
            errorShare: number | null;
            /** @description Used of the capacity, 0 to 1 and beyond */
            utilisation: number | null;
            capacity: {
                /** @example workers */
                name: string;
                limit: number;
                /** @description The utilisation up to which the promise is made */
                planned: number | null;
                /** @description Where waiting begins to grow faster than load */
                knee: number | null;
            } | null;
            latency: {
                metric: string;
                match: string;
            } | null;
            freshness: components["schemas"]["Freshness"];
        };
        ServiceLoadHistory: {
            name: string;
            stepSeconds: number;
            points: {
                /** Format: date-time */
                time: string;
                perSecond: number | null;
                errorsPerSecond: number | null;
                utilisation: number | null;
            }[];
        };
        Arrivals: {
            protocols: {
                protocol: string;
                requests: number;
                /** @description Samples, observations, records or changes taken */
                items: number;
                /** Format: date-time */
                lastAt: string | null;
            }[];
        };
        Usage: {
            name: string;
            title: string;
            unit: string;
            used: number;
            limit: number | null;
        };
        Tier: {
            name: string;
            /** @enum {string} */
            urgency: "page" | "ticket";
            longWindow: string;
            shortWindow: string;
            factor: number;
        };
        Budget: {
            /** @description Bad events the window's traffic allows; null where nothing was measured */
            total: number | null;
            /** @description Bad events so far */
            spent: number;
            /** @description 1 untouched, 0 used up, below 0 overspent; never clamped */
            remaining: number | null;
        };
        Burn: {
            window: string;
            /** @description null where the window measured nothing */
            rate: number | null;
            good: number;
            bad: number;
        };
        Slo: {
            name: string;
            displayName: string;
            description: string;
            service: string;
            owner: string;
            /** @description Id of its runbook page */
            runbook: string;
            /** @description What its events are called, in the plural: orders; events where nothing else is said */
            events: string;
            target: number;
            window: string;
            /** @description Events of the window that kept the promise */
            good: number;
            /** @description Events of the window that broke it */
            bad: number;
            /** @description Measured events of the window, good and bad */
            total: number;
            /** @description Events of the window of which nothing says whether they were good; not in total */
            unmeasured: number;
            /** @description Those of all events that came in one count after a gap and were dealt out evenly over it */
            spread?: number;
            /** @description Share of the events that could be measured; null where there were none */
            coverage: number | null;
            /** @description Good share of the window; null where nothing was measured */
            sli: number | null;
            /**
             * @description burning: a tier fires; exhausted: the budget is gone; unmeasured: nothing was measured or one side matches no series; silent: the source stopped; invalid: the counted side exceeds the total
             * @enum {string}
             */
            state: "met" | "burning" | "exhausted" | "unmeasured" | "silent" | "invalid";
            budget: components["schemas"]["Budget"];
            burn: components["schemas"]["Burn"][];
            /** @description How long a whole budget lasts at the pace of paceWindow; null while nothing burns */
            exhaustionAtPace: string | null;
            /** @description How long what is left lasts: bad events left over bad events a second in paceWindow; 0s once it is gone; null while nothing burns and some is left, and where nothing was measured */
            exhaustionOfRemaining: string | null;
            /** @description Over which the pace is measured: the long window of the tier that fires, else of the most urgent one */
            paceWindow: string;
            /** @description The most urgent tier that burns: from the moment it reaches its factor until it is clear */
            firing: components["schemas"]["Tier"] | null;
            frozen: boolean;
            tiers: components["schemas"]["Tier"][];
            freshness: components["schemas"]["Freshness"];
            /** @description Why nobody watches this promise, though it looks watched; null where it is watched */
            gap: {
                /** @enum {string} */
                kind: "unmeasured" | "silent";
                /** @description The sides of the indicator that nothing came from */
                what: string;
                /** Format: date-time */
                since: string;
            } | null;
            /**
             * Format: date-time
             * @description When counting by this definition began; null while the log cannot take the record that it does
             */
            countingSince: string | null;
            definition: {
                file: string;
                line: number;
            };
            indicator: components["schemas"]["Indicator"];
            /** @description Whether it is evaluated and told to nobody */
            shadow: boolean;
        };
        /** @description What changed of the promises: data of the topic slos of /api/v1/stream */
        SloNews: {
            /**
             * Format: date-time
             * @description When it held
             */
            at: string;
            /** @description Every promise is in it with every field; one that is not, is gone */
            whole: boolean;
            windowScale: number;
            /**
             * Format: date-time
             * @description Up to where at least every promise has data whose newest event was at most a minute old when it was last told; null where there is none
             */
            freshTo: string | null;
            slos: {
                name: string;
            }[];
        };
        SloHistory: {
            name: string;
            stepSeconds: number;
            /**
             * Format: date-time
             * @description The slice of the oldest event that is kept, whatever range is asked for; null before the first
             */
            firstEvent: string | null;
            points: {
                /**
                 * Format: date-time
                 * @description Where the step begins; there is none before counting began, nor where it is no longer kept
                 */
                time: string;
                /** Format: date-time */
                until?: string;
                good: number;
                bad: number;
                unmeasured: number;
                /** @description Dealt out evenly after a gap */
                spread?: number;
                /** @description Share left of the window that ends at until, whatever range is asked for; null where that window measured nothing or is no longer kept whole */
                remaining: number | null;
            }[];
        };
        By: {
            by?: string;
        };
        PostableAlert: {
            labels: components["schemas"]["Labels"];
            annotations?: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description Now by default
             */
            startsAt?: string;
            /**
             * Format: date-time
             * @description Over once it has passed; by default outside.resolveTimeout from now
             */
            endsAt?: string;
            /** @description Where its sender shows it */
            generatorURL?: string;
        };
        GettableAlert: {
            annotations: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description Until when it fires, unless it is posted again
             */
            endsAt: string;
            fingerprint: string;
            receivers: components["schemas"]["AlertReceiverName"][];
            /** Format: date-time */
            startsAt: string;
            status: {
                /** @enum {string} */
                state: "active" | "suppressed";
                silencedBy: string[];
                inhibitedBy: string[];
            };
            /** Format: date-time */
            updatedAt: string;
            generatorURL?: string;
            labels: components["schemas"]["Labels"];
        };
        AlertGroup: {
            alerts: components["schemas"]["GettableAlert"][];
            labels: components["schemas"]["Labels"];
            receiver: components["schemas"]["AlertReceiverName"];
        };
        AlertReceiverName: {
            name: string;
        };
        Incident: {
            id: string;
            /**
             * @description Who raised it: a promise, somebody else who posts alerts, a test page, or Headroom about itself and about heartbeats
             * @enum {string}
             */
            source: "promise" | "outside" | "drill" | "watch";
            /** @description The promise; of an alert from outside its name, a slash, and a digest of its labels without severity */
            slo: string;
            service: string;
            owner: string;
            /**
             * @description Stays the same as long as it lasts
             * @enum {string}
             */
            severity: "page" | "ticket";
            /** @description The most urgent tier that burns, or the last that did; of an alert from outside the severity its sender gave it; null once resolved */
            tier: string | null;
            /**
             * @description recovering: nothing bad happens any more, it ends by itself; who has acknowledged it still has it
             * @enum {string}
             */
            state: "open" | "acknowledged" | "recovering" | "resolved";
            /** @description Of the moment figures.at while it lasts; in the past tense once resolved */
            summary: string;
            /**
             * Format: date-time
             * @description The onset: when the breach began, as the counts say
             */
            beganAt: string;
            /**
             * Format: date-time
             * @description When it was noticed
             */
            startedAt: string;
            /** @description How often it has asked for a person */
            alarm: number;
            /** @description Tiers of its urgency that burn now, most urgent first: what resolving it by hand would leave burning */
            burning: components["schemas"]["BurningTier"][];
            /** Format: date-time */
            recoveringSince: string | null;
            /**
             * Format: date-time
             * @description When it ends if nothing bad comes and the traffic stays; null unless recovering
             */
            closesAbout: string | null;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** @description somebody where nobody was named; null while nobody has it */
            acknowledgedBy: string | null;
            /** Format: date-time */
            resolvedAt: string | null;
            /** @description headroom where no person did */
            resolvedBy: string | null;
            runbook: string;
            labels: components["schemas"]["Labels"];
            annotations: {
                [key: string]: string;
            };
            /** @description Null where the incident is about a promise that is not watched, and where it comes from outside */
            figures: components["schemas"]["IncidentFigures"] | null;
            /** @description Why nobody is told of it; null while people are */
            muted: components["schemas"]["Muted"] | null;
            /** @description How many alerts it tells of together; null where the most urgent speaks for all */
            group?: components["schemas"]["GroupSize"] | null;
            /** @description The other incident that stands for it, so that nobody is told of this one; null while none does */
            attached: components["schemas"]["Attached"] | null;
            /** @description Of an incident in shadow, the receivers that would be told; null of any other */
            wouldTell: string[] | null;
        };
        GroupSize: {
            /** @description What all of them share because their routes group by it */
            labels: components["schemas"]["Labels"];
            firing: number;
            /** @description Of the last two hours */
            resolved: number;
        };
        IncidentAlerts: {
            alerts: components["schemas"]["IncidentAlert"][];
            /** @description Of all */
            firing: number;
            /** @description Of all */
            resolved: number;
            /** @description The offset of the next ones; null at the end */
            next: number | null;
        };
        IncidentAlert: {
            fingerprint: string;
            /**
             * @description Silenced is one that fires and is held back
             * @enum {string}
             */
            state: "firing" | "silenced" | "resolved";
            labels: components["schemas"]["Labels"];
            annotations: components["schemas"]["Labels"];
            /** Format: date-time */
            startsAt: string;
            /**
             * Format: date-time
             * @description Null while it fires
             */
            endsAt: string | null;
            /** @description Where its sender shows it; may be empty */
            generatorUrl: string;
        };
        Attached: {
            incident: string;
            /**
             * @description needs: its service needs the other's; same: the same kind of fault, begun at the same time
             * @enum {string}
             */
            relation: "needs" | "same";
            /** @description In words */
            reason: string;
            /**
             * Format: date-time
             * @description When it pages by itself unless the other one is acknowledged by then; null where both are one
             */
            until: string | null;
        };
        Related: {
            incident: string;
            /** @description The promise, or what an alert from outside is called */
            subject: string;
            service: string;
            /** Format: date-time */
            beganAt: string;
            /**
             * @description cause: it is of what this one's service needs; same: the same kind of fault, begun at the same time; effect: it is of what needs this one's service
             * @enum {string}
             */
            relation: "cause" | "same" | "effect";
            /** @description Whether one of the two stands or stood for the other */
            attached: boolean;
            /** @description In words */
            reason: string;
        };
        Muted: {
            /** @description The id of the silence that holds back; of several the one that ends last */
            silence: string;
            by: string;
            reason: string;
            /** Format: date-time */
            until: string;
        };
        /** @description A condition on one label of an incident; a label that it does not have is empty */
        Matcher: {
            label: string;
            /**
             * @description Regular expressions are RE2 and match the whole value
             * @enum {string}
             */
            operator: "=" | "!=" | "=~" | "!~";
            value: string;
        };
        Heartbeats: {
            heartbeats: components["schemas"]["Heartbeat"][];
            /** @description Those who watch us */
            targets: components["schemas"]["BeatTarget"][];
        };
        Heartbeat: {
            name: string;
            /**
             * @description late: the interval has passed, the grace has not; waiting: no beat since it was declared or since the start, and not missed yet
             * @enum {string}
             */
            state: "ok" | "late" | "missed" | "waiting";
            /** @enum {string} */
            severity: "page" | "ticket";
            service: string;
            owner: string;
            runbook: string;
            /** @description What does not happen while it is missed; may be empty */
            description: string;
            intervalSeconds: number;
            graceSeconds: number;
            /**
             * Format: date-time
             * @description The last beat, also before the last start
             */
            lastAt: string | null;
            beats: number;
            /**
             * Format: date-time
             * @description When it is missed unless a beat comes; in the past where it is
             */
            missedAt: string;
        };
        BeatTarget: {
            /** @description Receiver, kind and fingerprint of the address */
            target: string;
            intervalSeconds: number;
            /**
             * Format: date-time
             * @description Since the start
             */
            lastSentAt: string | null;
            /**
             * Format: date-time
             * @description Since the start
             */
            lastFailedAt: string | null;
            failuresInARow: number;
            /** @description Of the last one; empty if it was taken */
            error: string;
        };
        Silence: {
            /** Format: uuid */
            id: string;
            /** @description All of them must hold */
            matchers: components["schemas"]["Matcher"][];
            author: string;
            reason: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** @description It ends before endsAt, once every incident that it has hidden has ended */
            endsOnResolve: boolean;
            /**
             * @description Never goes back, wherever clocks are set
             * @enum {string}
             */
            phase: "planned" | "inForce" | "ended";
            /** Format: date-time */
            updatedAt: string;
            /** @description Ids of incidents that stand and all of whose alerts it matches, while it is in force: nobody is told of them */
            hides: string[];
            /** @description Incidents that stand and some of whose alerts it matches, while it is in force: people are told of the others */
            hidesSome: components["schemas"]["HiddenPart"][];
        };
        HiddenPart: {
            /** @description Its id */
            incident: string;
            /** @description How many of its alerts that fire */
            hidden: number;
            /** @description How many of them fire */
            all: number;
        };
        SilenceRequest: {
            /** @description The silence in whose place it comes: with the same matchers it keeps its id, with others it ends */
            id?: string;
            matchers: components["schemas"]["Matcher"][];
            author: string;
            reason: string;
            /**
             * Format: date-time
             * @description Now where it is missing or over; at most 366 days ahead
             */
            startsAt?: string;
            /**
             * Format: date-time
             * @description At most alerting.silenceMax after its start, or after now
             */
            endsAt?: string;
            /**
             * @description In the place of endsAt
             * @example 1h
             */
            duration?: string;
            /**
             * @description Ends once every incident that it has hidden has ended; without endsAt and duration as late as alerting.silenceMax lets it
             * @default false
             */
            endsOnResolve: boolean;
        };
        SilencePreview: {
            /** @description Incidents that stand, all of whose alerts it matches: nobody would be told of them */
            open: components["schemas"]["Incident"][];
            /** @description Incidents that stand, some of whose alerts it matches: people would be told of the others */
            openPartly: components["schemas"]["WouldHide"][];
            /** @description Incidents that ended in the last 24 hours, of the latest 1,000, all of whose alerts it matches */
            recent: components["schemas"]["Incident"][];
            /** @description The same, some of whose alerts it matches */
            recentPartly: components["schemas"]["WouldHide"][];
            /** @description One sentence where it would hide nearly everything */
            warning: string | null;
        };
        WouldHide: {
            incident: components["schemas"]["Incident"];
            /** @description How many of its alerts */
            hidden: number;
            /** @description How many it has; of one that stands, those that fire */
            all: number;
        };
        AlertmanagerSilence: {
            /** Format: uuid */
            id: string;
            status: {
                /** @enum {string} */
                state: "active" | "pending" | "expired";
            };
            /** Format: date-time */
            updatedAt: string;
            comment: string;
            createdBy: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            matchers: {
                name: string;
                value: string;
                isRegex: boolean;
                isEqual: boolean;
            }[];
        };
        CodedError: {
            code: number;
            message: string;
        };
        BurningTier: {
            tier: string;
            /**
             * Format: date-time
             * @description When it was noticed
             */
            since: string;
            /** @description A person has acknowledged since */
            answered: boolean;
        };
        IncidentFigures: {
            /**
             * Format: date-time
             * @description Now while it lasts; the end once resolved
             */
            at: string;
            /** @description Over burnWindow */
            burn: number;
            /** @description The long window of its tier */
            burnWindow: string;
            /** @description Bad events of burnWindow over all of it */
            badShare: number;
            budgetRemaining: number;
            exhaustionAtPace: string | null;
            exhaustionOfRemaining: string | null;
        };
        /** @description How far the alarm that stands has been passed on */
        Escalation: {
            /** @description Who is told next if nobody acknowledges it; null where nobody else is */
            next: components["schemas"]["EscalationStep"] | null;
            /** @description Who was told later, in this order */
            done: (components["schemas"]["EscalationStep"] & {
                /**
                 * @description unacknowledged: nobody had acknowledged it; undelivered: it did not arrive at another receiver
                 * @enum {string}
                 */
                because: "unacknowledged" | "undelivered";
            })[];
        };
        EscalationStep: {
            receiver: string;
            /**
             * Format: date-time
             * @description Of the next one: in the past while a time interval or another incident holds it back
             */
            at: string;
        };
        /** @description Who a calendar says is on call */
        OnCall: {
            /** @description Its name in routing.yaml */
            calendar: string;
            /** @description What the shifts of this moment are called; none where nobody has one */
            people: string[];
            /**
             * Format: date-time
             * @description When the copy that says so was fetched; null if there is none
             */
            fetchedAt: string | null;
            /** @description Why the calendar could not be fetched or read last; its last good copy stays in use */
            problem: string | null;
        };
        IncidentDetail: components["schemas"]["Incident"] & {
            /** @description Who is on call now by the calendars that match it */
            onCall: components["schemas"]["OnCall"][];
            escalation: components["schemas"]["Escalation"];
            /** @description Incidents that belong to it, the likeliest root first */
            related: components["schemas"]["Related"][];
            /** @description The runbook's steps that somebody marked, as they stand */
            steps: components["schemas"]["StepMark"][];
            timeline: components["schemas"]["TimelineEntry"][];
            deliveries: components["schemas"]["Delivery"][];
            /** @description Of the same service */
            changes: components["schemas"]["Change"][];
        };
        ExportedIncident: components["schemas"]["IncidentDetail"] & {
            /** @description The alerts of its group, in the order in which they began; none of one that is about no group */
            alerts: components["schemas"]["ExportedAlert"][];
            /** @description How many more were told: beyond the limit, or not kept */
            alertsLeftOut: number;
        };
        ExportedAlert: {
            fingerprint: string;
            /**
             * @description Silenced and inhibited is one that fires and is held back
             * @enum {string}
             */
            state: "firing" | "silenced" | "inhibited" | "resolved";
            labels: components["schemas"]["Labels"];
            /** Format: date-time */
            startsAt: string;
            /**
             * Format: date-time
             * @description Null while it fires
             */
            endsAt: string | null;
            /** @description The incident that inhibits it */
            inhibitedBy: string | null;
        };
        Routes: {
            routes: components["schemas"]["Route"][];
            taken: {
                receiver: string;
                /** @description Whether its receiver is told nothing */
                inShadow: boolean;
                groupLabels: {
                    [key: string]: string;
                };
                /** @description Why its receiver is not told at this moment */
                muted: string | null;
                /** @description Number of the route among routes, from 0; null for a test page to one receiver */
                node: number | null;
            }[];
            /** @description What holds back an alert with the labels at this moment, and who is on call for it */
            outlook: {
                /** @description The first incident that inhibits it */
                inhibitedBy: string | null;
                /** @description By whom and until when, as a clause */
                silenced: string | null;
                onCall: components["schemas"]["OnCall"][];
            };
            /** @description Those that routes name */
            timeIntervals: components["schemas"]["TimeIntervalNow"][];
            inhibitRules: components["schemas"]["InhibitRule"][];
            /** @description What stands in the file and has no effect, as file:line:column: message */
            warnings: string[];
        };
        Route: {
            /** @description 0 at the root */
            depth: number;
            matchers: string[];
            receiver: string;
            /** @description Whether its receiver is told nothing */
            inShadow: boolean;
            /** @description Labels that make a group; null where all of them do */
            groupBy: string[] | null;
            /** @description Whether later routes are tried as well (continue) */
            goesOn: boolean;
            groupWaitSeconds: number;
            groupIntervalSeconds: number;
            repeatIntervalSeconds: number;
            /** @description Time intervals within which nobody is told */
            mutedWithin: string[];
            /** @description Time intervals within which alone somebody is told */
            toldWithin: string[];
            /** @description Who else is told of a page that nobody acknowledges */
            escalation: {
                afterSeconds: number;
                receiver: string;
            }[];
            place: components["schemas"]["FilePlace"] | null;
        };
        /** @description Where something is written */
        FilePlace: {
            file: string;
            /** @description Counted from 1 */
            line: number;
        };
        TimeIntervalNow: {
            name: string;
            /** @description Whether it is within the interval at this moment */
            inside: boolean;
            /**
             * Format: date-time
             * @description When that changes; null if it does not within a year
             */
            until: string | null;
        };
        InhibitRule: {
            /** @description While an incident with these labels stands */
            sources: string[];
            /** @description nobody is told of one with these */
            targets: string[];
            /** @description Labels of which both have the same value */
            equal: string[];
            place: components["schemas"]["FilePlace"];
        };
        TimelineEntry: {
            /** Format: date-time */
            time: string;
            kind: string;
            /** @description Which way it came: headroom (by itself, its pages or its API), link (of a page), pagerduty or slack */
            source: string;
            /** @description Who did it; empty where nobody did */
            by: string;
            description: string;
        };
        Delivery: {
            /** @description Constant over retries; the webhook-id of a signed webhook */
            id: string;
            incident: string;
            receiver: string;
            /** @enum {string} */
            kind: "webhook" | "signed_webhook" | "pagerduty" | "slack" | "email" | "msteamsv2" | "opsgenie" | "ntfy" | "alertmanager";
            event: string;
            /** @enum {string} */
            status: "pending" | "sent" | "rejected" | "expired";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            nextAttemptAt: string | null;
            attempts: components["schemas"]["Attempt"][];
        };
        Attempt: {
            /** Format: date-time */
            time: string;
            /** @description sent, retry or rejected */
            outcome: string;
            /** @description null where there was no answer */
            httpStatus: number | null;
            durationMillis: number;
            /** @description One line; empty if it was sent */
            error: string;
        };
        ReceiverState: {
            receiver: string;
            /** @description Of the integration; a receiver may have several */
            kind: string;
            /**
             * @description open: it is taken to be down, and sent one delivery at a time
             * @enum {string}
             */
            circuit: "closed" | "open";
            /** @description Deliveries that wait or are tried again */
            pending: number;
            /**
             * Format: date-time
             * @description When the oldest of them was due first, null if there is none
             */
            oldestAt: string | null;
            /**
             * Format: date-time
             * @description Nothing of that is sent before: it asked for time (Retry-After), is tried again then, or its rate is used up; null if something may be sent now, or nothing waits
             */
            waitingUntil: string | null;
            /** @description Whether it refused for good what it was sent last, and has taken nothing since */
            refusing: boolean;
            /** @description Whether it did not take what it was sent last, for good or for now */
            failing: boolean;
            /** @description The last attempt it took, of its latest thousand deliveries */
            lastSent: components["schemas"]["Attempt"] | null;
            /** @description The last attempt it did not take */
            lastFailed: components["schemas"]["Attempt"] | null;
            /** @description How fast its service takes deliveries, null where that has no limit */
            rate: {
                /** @description Deliveries at once after a pause */
                burst: number;
                /** @description After those */
                perMinute: number;
                /** @description Whether what is due waits because of it */
                waiting: boolean;
            } | null;
        };
        /** @description Either a promise or a service */
        DrillRequest: {
            /** @description Name of the promise whose way to people is drilled */
            slo?: string;
            /** @description Instead of it: of the promises of this service the one by which a complete outage is noticed first */
            service?: string;
            /** @description Who asks; stands in the page */
            by?: string;
        };
        DrillRun: {
            id: string;
            /** @description Name of the scheduled drill; empty where somebody asked for it */
            schedule: string;
            service: string;
            /** @description The promise whose way to people is drilled */
            slo: string;
            /** @description Who asked; empty if nobody said */
            by: string;
            /**
             * Format: date-time
             * @description Of one that has not begun when it was due
             */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description null while it has opened none */
            incident: string | null;
            /**
             * @description failed as well: it was due and could not begin within the hour; interrupted: the server ended in the middle of it, or did not run when it was due
             * @enum {string}
             */
            result: "running" | "passed" | "failed" | "interrupted";
            /**
             * @description The first leg that was late or not done
             * @enum {string|null}
             */
            missed: "durable" | "alert" | "incident" | "received" | "acknowledged" | null;
            /** @description Why it failed or was interrupted, or that it passed with a page that was not in time, in sentences; else empty */
            reason: string;
            /**
             * Format: int64
             * @description From the first bad event until the first receiver had the page
             */
            pagedMillis: number | null;
            /** @description All five in their order, none of one that was due and has not begun */
            legs: components["schemas"]["DrillLegTime"][];
        };
        DrillReport: {
            service: string;
            /** @description Name of the scheduled drill; empty for drills of the service that somebody asked for */
            schedule: string;
            /** @description null if there was none */
            last: components["schemas"]["DrillRun"] | null;
            /**
             * Format: date-time
             * @description When the next is due, in the past while it waits for its turn; null without a schedule
             */
            nextAt: string | null;
        };
        DrillLegTime: {
            /** @enum {string} */
            leg: "durable" | "alert" | "incident" | "received" | "acknowledged";
            /**
             * Format: int64
             * @description null while it is not done
             */
            tookMillis: number | null;
            /**
             * Format: int64
             * @description What theory says, 0 of what is done at once
             */
            expectedMillis: number;
            /**
             * Format: int64
             * @description With more the drill has failed
             */
            limitMillis: number;
            late: boolean;
        };
        Drill: {
            incident: string;
            service: string;
            /** @enum {string} */
            severity: "page" | "ticket";
            /** @description Who asked for it; empty if nobody said */
            by: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            acknowledgedBy: string | null;
            /** @description Until the first receiver had it */
            deliveredMillis: number | null;
            /** @description Until somebody acknowledged it */
            acknowledgedMillis: number | null;
            /**
             * @description failed: a receiver refused it or did not have it at the end; not_told: held back, or the routes lead to nobody; delivered: all had it and nobody acknowledged it
             * @enum {string}
             */
            result: "failed" | "acknowledged" | "not_told" | "standing" | "delivered";
            legs: {
                receiver: string;
                kind: string;
                /** @enum {string} */
                status: "pending" | "sent" | "rejected" | "expired";
                attempts: number;
                /** @description Until it had answered that it has it */
                millis: number | null;
            }[];
        };
        PageReport: {
            /** @description Whose calendar weeks they are */
            timezone: string;
            services: components["schemas"]["ServicePages"][];
            /** @description One sentence for each number that is over its target, newest weeks first */
            overBudget: string[];
            /** @description Whether pages of the oldest weeks may be missing */
            truncated: boolean;
        };
        ServicePages: {
            service: string;
            budget: components["schemas"]["PageBudget"];
            /** @description Oldest first */
            weeks: components["schemas"]["WeekPages"][];
        };
        PageBudget: {
            /** @description Most pages; null without a target */
            perWeek: number | null;
            /** @description Most pages at night */
            atNight: number | null;
            /** @description Least share of pages that somebody acted on, 0 to 1 */
            actionShare: number | null;
            night: {
                start: string;
                end: string;
                timezone: string;
            };
        };
        WeekPages: {
            /**
             * Format: date
             * @description Its first day, in the time zone of the report
             */
            monday: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** @description Whether the week is over */
            complete: boolean;
            pages: number;
            atNight: number;
            actedOn: number;
            /** @description null without pages */
            actionShare: number | null;
            /** @description Targets that are missed */
            over: ("perWeek" | "atNight" | "actionShare")[];
        };
        TestPageReceiver: {
            name: string;
            /** @description Kinds of its integrations; none where nobody is told */
            kinds: string[];
        };
        TestPageReceivers: {
            receivers: components["schemas"]["TestPageReceiver"][];
            /** @description After which a test page ends that nobody has acknowledged */
            endsAfterSeconds: number;
            /** @description Test pages within any minute */
            perMinuteMax: number;
        };
        TestPageRequest: {
            /** @description Tell this one alone; without it the routes decide by the labels */
            receiver?: string;
            /** @description As of an alert; severity is page unless it says ticket. Beside a receiver, severity alone */
            labels?: {
                [key: string]: string;
            };
            /** @description Who asks; stands in the page */
            by?: string;
        };
        TestPage: {
            /** @description Id of its incident */
            incident: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endsBy: string;
            labels: {
                [key: string]: string;
            };
            /** @description Those that routing names, held back or not */
            receivers: components["schemas"]["TestPageReceiver"][];
            /** @description Why somebody is not told, one sentence each */
            notTold: string[];
            deliveries: components["schemas"]["Delivery"][];
        };
        NewChange: {
            kind: string;
            service?: string;
            version?: string;
            summary?: string;
            url?: string;
            time?: string | number;
        };
        Change: {
            id: string;
            /** Format: date-time */
            time: string;
            kind: string;
            service: string;
            version: string;
            summary: string;
            url: string;
        };
        RunbookSummary: {
            id: string;
            title: string;
            service: string;
            owner: string;
            severity: string;
            /** Format: date */
            reviewed: string | null;
            reviewEvery: string | null;
        };
        Runbook: components["schemas"]["RunbookSummary"] & {
            /** @description Sanitised; safe to show as it is */
            html: string;
            /** @description The first item under Diagnosis */
            firstStep: {
                /** @description Code stands between backticks; empty where there is none */
                text: string;
                /** @description Which of liveBlocks stand in it, counted from 0 */
                liveBlocks: number[];
            };
            /** @description The items under Mitigation */
            mitigations: {
                /** @description From "If condition: action"; null where it is done in any case */
                condition: string | null;
                action: string;
                /** @description What to type; empty where there is none */
                command: string;
                /** @description Its number as a step that can be ticked; null where it cannot */
                step: number | null;
            }[];
            liveBlocks: {
                language: string;
                attributes: {
                    [key: string]: string;
                };
                source: string;
            }[];
        };
        System: {
            version: string;
            commit: string;
            /** Format: date-time */
            startedAt: string;
            demo: boolean;
            pagerUrl?: string | null;
            windowScale: number;
            ready: boolean;
            /**
             * Format: date-time
             * @description Samples and cells from here on are kept
             */
            metricsWindowStart: string;
            /** @description Queues, stores and disk against their limits */
            usage: components["schemas"]["Usage"][];
            /** @description What was not taken since the start */
            refused: {
                reason: string;
                points: number;
            }[];
            /** @description Of Prometheus servers that push the same, those that are believed; by cluster and replica, the first two hundred */
            replicas: {
                /** @description Empty where no label tells */
                cluster: string;
                replica: string;
                /** @description Targets it is believed about */
                targets: number;
                /**
                 * Format: date-time
                 * @description The earliest time it has been so for one of them
                 */
                since: string;
                /**
                 * Format: date-time
                 * @description When it last pushed
                 */
                heard: string;
            }[];
            /** @description Metrics for which two senders speak as if they were one within the last ten minutes, the most first: replicas that no label tells apart; what falls by little is not counted */
            interleaved: {
                /** @description Empty for those there was no room to name */
                metric: string;
                points: number;
            }[];
            config: {
                /** Format: date-time */
                loadedAt: string;
                /** @description Digest of the files in force */
                version: string;
                objectives: number;
                runbooks: number;
                receivers: number;
                services: number;
                /** @description Files that stand beside them and are not in force, each as file:line:column: message */
                leftOut: string[];
                /** @description What is in force and may not be what was meant, each as file:line:column: message */
                warnings: string[];
            };
            components: {
                name: string;
                ok: boolean;
                detail: string;
            }[];
        };
        Faults: {
            faults: {
                name: string;
                title: string;
                description: string;
                slo: string;
                /**
                 * Format: date-time
                 * @description On since; null while off
                 */
                since: string | null;
                /** @description Whoever watches is to find it, so nothing must tell which one it is */
                hidden: boolean;
            }[];
        };
    };
    responses: {
        /** @description What went wrong */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Prometheus' error envelope */
        PrometheusError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "error";
                    errorType: string;
                    error: string;
                };
            };
        };
        /** @description What is wrong with a parameter */
        AlertmanagerText: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": string;
            };
        };
        /** @description Use version 2 */
        AlertmanagerGone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "deprecated";
                    error: string;
                };
            };
        };
        /** @description Alertmanager's code and message */
        CodedError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CodedError"];
            };
        };
        /** @description Durable and applied */
        Accepted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Accepted"];
            };
        };
    };
    parameters: {
        /** @description One matcher like severity="page", with =, !=, =~ or !~; all must hold. A value without quotes goes on to the end, commas included */
        AlertFilter: string[];
        /** @description A pattern that the whole name of a receiver matches */
        AlertReceiver: string;
        AlertActive: boolean;
        AlertSilenced: boolean;
        AlertInhibited: boolean;
        /** @description Seconds since the epoch, fractions too, or RFC 3339; by default everything that is kept */
        PrometheusStart: string;
        /** @description As start; included */
        PrometheusEnd: string;
        /** @description The most that are answered; 0 for all, 10000 at the most */
        PrometheusLimit: number;
        IdempotencyKey: string;
        From: string;
        To: string;
        Limit: number;
        Service: string;
        /** @description Lucene classic syntax */
        LogQuery: string;
        RuleVersionNumber: number;
        SloName: string;
        ServiceName: string;
        SilenceId: string;
        HeartbeatName: string;
        IncidentId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    remoteWrite: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-protobuf": string;
            };
        };
        responses: {
            /** @description A part was stored; the text names what was not, X-Prometheus-Remote-Write-Samples-Written tells how much was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Durable and applied */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The reason as text; 400 when nothing of it was stored */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    otlpMetrics: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-protobuf": string;
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description ExportMetricsServiceResponse in the request's encoding */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "application/x-protobuf": string;
                };
            };
            /** @description google.rpc.Status in the request's encoding */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    otlpLogs: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-protobuf": string;
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description ExportLogsServiceResponse in the request's encoding */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "application/x-protobuf": string;
                };
            };
            /** @description google.rpc.Status in the request's encoding */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    pushTimings: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Timings"];
            };
        };
        responses: {
            200: components["responses"]["Accepted"];
            default: components["responses"]["Problem"];
        };
    };
    pushHdr: {
        parameters: {
            query?: {
                unit?: "ns" | "us" | "ms" | "s" | "By" | "1";
            };
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/plain": string;
            };
        };
        responses: {
            200: components["responses"]["Accepted"];
            default: components["responses"]["Problem"];
        };
    };
    listChanges: {
        parameters: {
            query?: {
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
                service?: components["parameters"]["Service"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: components["schemas"]["Change"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    pushChanges: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChange"];
            };
        };
        responses: {
            200: components["responses"]["Accepted"];
            default: components["responses"]["Problem"];
        };
    };
    searchLogs: {
        parameters: {
            query?: {
                /** @description Lucene classic syntax */
                query?: components["parameters"]["LogQuery"];
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
                limit?: components["parameters"]["Limit"];
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    pushLogs: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            200: components["responses"]["Accepted"];
            default: components["responses"]["Problem"];
        };
    };
    logHistogram: {
        parameters: {
            query?: {
                /** @description Lucene classic syntax */
                query?: components["parameters"]["LogQuery"];
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
                buckets?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogHistogram"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    logSignatures: {
        parameters: {
            query?: {
                /** @description Lucene classic syntax */
                query?: components["parameters"]["LogQuery"];
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
                /** @description The most groups; those beyond are told as others */
                limit?: number;
                /** @description Stretches of the range that each group's records are counted in */
                buckets?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups, the largest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogSignatures"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    percentiles: {
        parameters: {
            query: {
                /** @description Metric name */
                metric: string;
                /** @description Label matchers: {service="checkout",code!~"5.."} */
                match?: string;
                /** @description Up to 20 quantiles between 0 and 1 */
                q?: string;
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
                /** @description One point for each step, at least 10s; without it one point for the whole range */
                step?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Percentiles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Percentiles"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    heatmap: {
        parameters: {
            query: {
                metric: string;
                match?: string;
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
                /** @description At least 10s; without it the range is cut into at most 240 columns */
                step?: string;
                rows?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heatmap"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    logContext: {
        parameters: {
            query: {
                /** @description As a record of /api/v1/logs carries it */
                id: string;
                before?: number;
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In ascending order of time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogContext"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    sloDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["parameters"]["SloName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document as it was when it was loaded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        file: string;
                        line: number;
                        text: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    markStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["IncidentId"];
                /** @description Its number among the runbook's steps, from 0 */
                step: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    done: boolean;
                    text: string;
                    by?: string;
                };
            };
        };
        responses: {
            /** @description The incident */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    runLiveBlock: {
        parameters: {
            query?: {
                /** @description Whose labels and time are bound; without it the front matter's service and now */
                incident?: string;
            };
            header?: never;
            path: {
                id: string;
                /** @description Its place in liveBlocks */
                block: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it showed or why it could not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveBlockResult"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Services in order of name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        services: components["schemas"]["Service"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["parameters"]["ServiceName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    serviceLoad: {
        parameters: {
            query?: {
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
                /** @description At least 10s; without it the range is cut into at most 240 steps */
                step?: string;
            };
            header?: never;
            path: {
                name: components["parameters"]["ServiceName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Points */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceLoadHistory"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    arrivals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrivals"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    samples: {
        parameters: {
            query: {
                /** @description A selector: up{job="x"} */
                match: string;
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Samples */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Samples"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    heldMetrics: {
        parameters: {
            query?: {
                /** @description Only the one of this name, or whose percentiles are asked by it */
                metric?: string;
                /** @description Words that name and help must hold, in any case */
                text?: string;
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Metrics */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        metrics: components["schemas"]["HeldMetric"][];
                        /** @description How many there are, those beyond the limit included */
                        total: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cardinality: {
        parameters: {
            query: {
                /** @description A selector: up{job="x"} */
                match: string;
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
                /** @description Values of each label */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts of the series that have data in the range */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cardinality"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    lines: {
        parameters: {
            query: {
                /** @description A selector, or two with ' / ' or ' - ' between them */
                query: string;
                show?: "latest" | "rate";
                /** @description Up to 5 names of labels, separated by commas; all that matches is one line without */
                by?: string;
                /** @description How many lines, the largest newest number first */
                top?: number;
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesLines"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    series: {
        parameters: {
            query: {
                "match[]": string[];
                /** @description Seconds since the epoch, fractions too, or RFC 3339; by default everything that is kept */
                start?: components["parameters"]["PrometheusStart"];
                /** @description As start; included */
                end?: components["parameters"]["PrometheusEnd"];
                /** @description The most that are answered; 0 for all, 10000 at the most */
                limit?: components["parameters"]["PrometheusLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' envelope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "success";
                        data: components["schemas"]["Labels"][];
                        /** @description Only where the limit cut the answer */
                        warnings?: string[];
                    };
                };
            };
            default: components["responses"]["PrometheusError"];
        };
    };
    seriesByForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    "match[]"?: string[];
                    start?: string;
                    end?: string;
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Prometheus' envelope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "success";
                        data: components["schemas"]["Labels"][];
                        /** @description Only where the limit cut the answer */
                        warnings?: string[];
                    };
                };
            };
            default: components["responses"]["PrometheusError"];
        };
    };
    labels: {
        parameters: {
            query?: {
                "match[]"?: string[];
                /** @description Seconds since the epoch, fractions too, or RFC 3339; by default everything that is kept */
                start?: components["parameters"]["PrometheusStart"];
                /** @description As start; included */
                end?: components["parameters"]["PrometheusEnd"];
                /** @description The most that are answered; 0 for all, 10000 at the most */
                limit?: components["parameters"]["PrometheusLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' envelope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "success";
                        data: string[];
                        /** @description Only where the limit cut the answer */
                        warnings?: string[];
                    };
                };
            };
            default: components["responses"]["PrometheusError"];
        };
    };
    labelsByForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    "match[]"?: string[];
                    start?: string;
                    end?: string;
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Prometheus' envelope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "success";
                        data: string[];
                        /** @description Only where the limit cut the answer */
                        warnings?: string[];
                    };
                };
            };
            default: components["responses"]["PrometheusError"];
        };
    };
    labelValues: {
        parameters: {
            query?: {
                "match[]"?: string[];
                /** @description Seconds since the epoch, fractions too, or RFC 3339; by default everything that is kept */
                start?: components["parameters"]["PrometheusStart"];
                /** @description As start; included */
                end?: components["parameters"]["PrometheusEnd"];
                /** @description The most that are answered; 0 for all, 10000 at the most */
                limit?: components["parameters"]["PrometheusLimit"];
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' envelope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "success";
                        data: string[];
                        /** @description Only where the limit cut the answer */
                        warnings?: string[];
                    };
                };
            };
            default: components["responses"]["PrometheusError"];
        };
    };
    metadata: {
        parameters: {
            query?: {
                metric?: string;
                /** @description The most that are answered; 0 for all, 10000 at the most */
                limit?: components["parameters"]["PrometheusLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' envelope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "success";
                        data: {
                            [key: string]: {
                                type: string;
                                help: string;
                                unit: string;
                            }[];
                        };
                        /** @description Only where the limit cut the answer */
                        warnings?: string[];
                    };
                };
            };
            default: components["responses"]["PrometheusError"];
        };
    };
    listSlos: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Objectives */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        slos: components["schemas"]["Slo"][];
                        /** @description Windows are this many times shorter than written; 1 unless a demo says otherwise */
                        windowScale: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSlo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["parameters"]["SloName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objective */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slo"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    sloHistory: {
        parameters: {
            query?: {
                from?: components["parameters"]["From"];
                to?: components["parameters"]["To"];
                step?: string;
            };
            header?: never;
            path: {
                name: components["parameters"]["SloName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Points */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SloHistory"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listIncidents: {
        parameters: {
            query?: {
                /** @description unresolved is open, acknowledged and recovering together */
                state?: "open" | "acknowledged" | "recovering" | "resolved" | "unresolved" | "all";
                service?: components["parameters"]["Service"];
                /** @description Of this promise, also those that say that it is not watched */
                slo?: string;
                /** @description Acknowledged or resolved by */
                person?: string;
                /** @description With this text in the summary or in the name of the promise, the service or the owner; a to z in any case */
                text?: string;
                /** @description Lasted, or have lasted so far, at least so long since they began */
                atLeast?: string;
                /** @description Older than the incident of this id */
                before?: string;
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Incidents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        incidents: components["schemas"]["Incident"][];
                        /** @description What to ask for as before to see older ones; null at the end */
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["IncidentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The incident */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportIncident: {
        parameters: {
            query?: {
                /** @description Markdown, in which what people and programs wrote is nothing but text, or JSON */
                format?: "md" | "json";
            };
            header?: never;
            path: {
                id: components["parameters"]["IncidentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                    "application/json": components["schemas"]["ExportedIncident"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acknowledgeIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["IncidentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["By"];
            };
        };
        responses: {
            /** @description The incident */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resolveIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["IncidentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["By"];
            };
        };
        responses: {
            /** @description The incident */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listIncidentAlerts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description How many to leave out */
                offset?: number;
            };
            header?: never;
            path: {
                id: components["parameters"]["IncidentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentAlerts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    noteIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["IncidentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    by?: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description The incident */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    hearPagerDuty: {
        parameters: {
            query?: never;
            header: {
                /** @description v1= and HMAC-SHA256 of the body in hexadecimal digits; several, separated by commas */
                "X-PagerDuty-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    event: {
                        id: string;
                        /** @example incident.acknowledged */
                        event_type: string;
                        agent?: Record<string, never> | null;
                        data?: Record<string, never>;
                    };
                };
            };
        };
        responses: {
            /** @description Taken */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The signature is missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    hearSlack: {
        parameters: {
            query?: never;
            header: {
                /** @description Unix seconds */
                "X-Slack-Request-Timestamp": string;
                /** @description v0= and HMAC-SHA256 of v0, timestamp and body, joined by colons, in hexadecimal digits */
                "X-Slack-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description JSON of type block_actions */
                    payload: string;
                };
            };
        };
        responses: {
            /** @description Taken */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The signature is missing or wrong or of another time */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description One matcher like severity="page", with =, !=, =~ or !~; all must hold. A value without quotes goes on to the end, commas included */
                filter?: components["parameters"]["AlertFilter"];
                /** @description A pattern that the whole name of a receiver matches */
                receiver?: components["parameters"]["AlertReceiver"];
                active?: components["parameters"]["AlertActive"];
                silenced?: components["parameters"]["AlertSilenced"];
                inhibited?: components["parameters"]["AlertInhibited"];
                /** @description Accepted; whatever is kept is processed */
                unprocessed?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By fingerprint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GettableAlert"][];
                };
            };
            400: components["responses"]["AlertmanagerText"];
            default: components["responses"]["CodedError"];
        };
    };
    postAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostableAlert"][];
            };
        };
        responses: {
            /** @description All are taken */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A text that says what is wrong with alerts that were not taken, all others are; or, with a code, that the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string | components["schemas"]["CodedError"];
                };
            };
            /** @description A text that says how many new alerts found no room; all others are taken */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string | components["schemas"]["CodedError"];
                };
            };
            default: components["responses"]["CodedError"];
        };
    };
    listAlertGroups: {
        parameters: {
            query?: {
                /** @description One matcher like severity="page", with =, !=, =~ or !~; all must hold. A value without quotes goes on to the end, commas included */
                filter?: components["parameters"]["AlertFilter"];
                /** @description A pattern that the whole name of a receiver matches */
                receiver?: components["parameters"]["AlertReceiver"];
                active?: components["parameters"]["AlertActive"];
                silenced?: components["parameters"]["AlertSilenced"];
                inhibited?: components["parameters"]["AlertInhibited"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One group for each receiver and set of labels that its routes group by; without routes, and of our own incidents, all labels but severity; where nobody is told, the receiver's name is empty */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertGroup"][];
                };
            };
            400: components["responses"]["AlertmanagerText"];
            default: components["responses"]["CodedError"];
        };
    };
    alertmanagerStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no cluster; the routing is without addresses and keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cluster: {
                            peers: string[];
                            /** @enum {string} */
                            status: "disabled";
                        };
                        config: {
                            original: string;
                        };
                        /**
                         * Format: date-time
                         * @description When it started
                         */
                        uptime: string;
                        versionInfo: {
                            branch: string;
                            buildDate: string;
                            buildUser: string;
                            goVersion: string;
                            revision: string;
                            version: string;
                        };
                    };
                };
            };
            default: components["responses"]["CodedError"];
        };
    };
    alertmanagerReceivers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertReceiverName"][];
                };
            };
            default: components["responses"]["CodedError"];
        };
    };
    listAlertsV1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            410: components["responses"]["AlertmanagerGone"];
            default: components["responses"]["Problem"];
        };
    };
    postAlertsV1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            410: components["responses"]["AlertmanagerGone"];
            default: components["responses"]["Problem"];
        };
    };
    listSilences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Silences */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        silences: components["schemas"]["Silence"][];
                        /** @description How long one may last (alerting.silenceMax) */
                        longest: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    makeSilence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SilenceRequest"];
            };
        };
        responses: {
            /** @description The silence */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Silence"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewSilence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    matchers: components["schemas"]["Matcher"][];
                };
            };
        };
        responses: {
            /** @description What it would hide */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SilencePreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSilence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SilenceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The silence */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Silence"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endSilence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SilenceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The silence */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Silence"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    alertmanagerSilences: {
        parameters: {
            query?: {
                /** @description A matcher, service="checkout": silences that have the same */
                filter?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertmanagerSilence"][];
                };
            };
            400: components["responses"]["AlertmanagerText"];
            default: components["responses"]["CodedError"];
        };
    };
    alertmanagerMakeSilence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id?: string;
                    matchers: {
                        name: string;
                        value: string;
                        isRegex: boolean;
                        /** @default true */
                        isEqual?: boolean;
                    }[];
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                    createdBy: string;
                    comment: string;
                };
            };
        };
        responses: {
            /** @description Its id */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        silenceID: string;
                    };
                };
            };
            /** @description Why not: a text, or an object where the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string | components["schemas"]["CodedError"];
                };
            };
            /** @description There is none of that id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            default: components["responses"]["CodedError"];
        };
    };
    alertmanagerSilence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SilenceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The silence */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertmanagerSilence"];
                };
            };
            /** @description There is none of that id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["CodedError"];
        };
    };
    alertmanagerEndSilence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SilenceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description There is none of that id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["CodedError"];
        };
    };
    listHeartbeats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Heartbeats */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heartbeats"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHeartbeat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["parameters"]["HeartbeatName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The heartbeat */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heartbeat"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    beat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["parameters"]["HeartbeatName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The heartbeat */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heartbeat"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    goAlertBeat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["parameters"]["HeartbeatName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The heartbeat */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heartbeat"];
                };
            };
            default: components["responses"]["CodedError"];
        };
    };
    listTestPageReceivers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Receivers, and the limits of test pages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestPageReceivers"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    sendTestPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestPageRequest"];
            };
        };
        responses: {
            /** @description Its incident, which can be followed, and who is told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reportPages: {
        parameters: {
            query?: {
                /** @description The last of them is the week that goes on */
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Services in order of name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDrills: {
        parameters: {
            query?: {
                /** @description Those with this service alone */
                service?: string;
                /** @description Test pages older than the one of this incident */
                before?: string;
                /** @description Of each of the two */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Test pages, and what to give as before to see older ones; beside the first of them the latest drills and the last of each service and schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description In order of service and schedule */
                        report: components["schemas"]["DrillReport"][];
                        drills: components["schemas"]["Drill"][];
                        next: string | null;
                        runs: components["schemas"]["DrillRun"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    startDrill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DrillRequest"];
            };
        };
        responses: {
            /** @description The drill, which can be followed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrillRun"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDrill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The drill */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrillRun"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description To this one alone */
                receiver?: string;
                /** @description Those that stand so */
                status?: "pending" | "sent" | "rejected" | "expired";
                /** @description Of this incident alone */
                incident?: string;
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deliveries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["Delivery"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listReceivers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Integrations in the order of routing.yaml */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        receivers: components["schemas"]["ReceiverState"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listOnCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Calendars in the order of the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calendars: components["schemas"]["OnCall"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRoutes: {
        parameters: {
            query?: {
                /** @description Labels of an alert: severity=page,team=payments, a hundred at most, with commas or line ends between them; a comma that no name follows belongs to the value; none if left out */
                labels?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tree depth first, the routes that an alert with the labels takes at this moment, what holds it back, and what has no effect */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Routes"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRunbooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Runbooks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runbooks: components["schemas"]["RunbookSummary"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRunbook: {
        parameters: {
            query?: {
                /** @description Whose labels are put, percent-encoded, in place of $name in the addresses of links; without it what the front matter says */
                incident?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The runbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Runbook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    stream: {
        parameters: {
            query?: {
                topics?: string;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    system: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The system */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Faults */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Faults"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    switchFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    on: boolean;
                    /**
                     * @description Nothing tells which one it is: no change of kind fault is recorded. Sent again with false it is shown
                     * @default false
                     */
                    hidden?: boolean;
                };
            };
        };
        responses: {
            /** @description Faults */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Faults"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Metrics */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    healthy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Healthy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Not ready and why */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRuleVersions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions that are kept, and which one is in force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleVersions"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRuleVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: components["parameters"]["RuleVersionNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeRuleVersion"];
                };
            };
            /** @description There is no such version */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rollBackRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: components["parameters"]["RuleVersionNumber"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleDecider"];
            };
        };
        responses: {
            /** @description What is in force now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reloaded"];
                };
            };
            /** @description There is no such version */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another version is in force than the one seen; nothing changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The problems that the version has by now; nothing changed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be written down; nothing changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    promoteRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who does it */
                    by: string;
                    /**
                     * Format: int64
                     * @description Number of the version that the caller takes to be in force; where another one is
                     */
                    seen?: number | null;
                    /** @description Name of a promise in shadow */
                    objective?: string;
                    /** @description Name of a receiver in shadow */
                    receiver?: string;
                };
            };
        };
        responses: {
            /** @description What is in force now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reloaded"];
                };
            };
            /** @description It is not in shadow; nothing changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The problems that the rules have by now; nothing changed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be written down; nothing changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resumeRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleDecider"];
            };
        };
        responses: {
            /** @description What is in force now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reloaded"];
                };
            };
            /** @description Nothing is rolled back, or another version is in force than the one seen; nothing changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The problems; nothing changed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be written down; nothing changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    tryRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The texts to try by path: alert-rules/… and runbooks/…; at most 4 MiB */
                    files?: {
                        [key: string]: string;
                    };
                    /**
                     * Format: int64
                     * @description The version to try; without files and version the files on disk are tried
                     */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description What would have been */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description There is no such version */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More than ruleFilesBodyBytesMax (8 MiB) */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The problems of the rules */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another one is going on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reload: {
        parameters: {
            query?: {
                /** @description Who does it; the author of the version */
                by?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is in force now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reloaded"];
                };
            };
            /** @description Somebody rolled back; nothing changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The problems; nothing changed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The log cannot take the record of what is counted from now on, or the version cannot be kept; nothing changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
