BEGIN TRANSACTION;
CREATE TABLE articles (
	id VARCHAR NOT NULL, 
	title TEXT NOT NULL, 
	byline TEXT NOT NULL, 
	publisher TEXT NOT NULL, 
	url TEXT NOT NULL, 
	published DATE, 
	dateline TEXT NOT NULL, 
	language VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	added DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "articles" VALUES('fc4abb7a5e8472f6','Militants fi','','Morning Post','https://example.org/a.txt','2020-04-03','','en','Militants fired 18 rockets at the Taji base on 3 April, killing two soldiers, the army said.','2020-04-03 12:00:00.000000');
INSERT INTO "articles" VALUES('6a019339c79a8dbc','There were a','','Herald','https://example.org/b.txt','2020-04-02','','en','There were at least 15 attacks in March. The army has 5,000 troops there, backed by the navy.','2020-04-04 12:00:00.000000');
INSERT INTO "articles" VALUES('3a45196b7b2e2f14','The market o','','Wire','https://example.org/c.txt','2020-04-04','','en','The market opened as on any other day.','2020-04-05 12:00:00.000000');
INSERT INTO "articles" VALUES('fbace627f525f519','Rockets hit ','','Le Quotidien d’Alger','https://example.org/d.txt','2020-04-04','','en','Rockets hit Taji on 3 April and killed two soldiers, two officials said.','2020-04-06 12:00:00.000000');
CREATE TABLE captures (
	sha256 VARCHAR NOT NULL, 
	raw BLOB NOT NULL, 
	size INTEGER NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "captures" VALUES('e3c92cbf0c5c1ab9c5cdd4a4eb0e6654ee24b4dbc605991a68f069e6ce133883',X'789C1DCA410A83400C05D0ABFC038820DD74EB01BAF302B193EAAF71A62401F1F615B78FF7A231A566E043D782E1096FEF4D2F9044AE8A49BEC42CA168150F8C3FA775D868C6BA208F866856A81EDDFDC5F713212CFD1FDB0D202F',92);
INSERT INTO "captures" VALUES('4c7e24c37f059935f5620e41780fb9ef0416d5762d3b6f95b6424902bc3441bf',X'789C158C510A80201044AF320790B00F8FD19F17586DC1A8347697C2DBA73FC3F09837B1B030BE1964B898D4B086D18DF2A9382A36925C16C432167277145204E7BD87496B8FC2E685431A02EF487D02547AFBF203C29A1F4F',93);
INSERT INTO "captures" VALUES('bc44902fbcb7727de08fd860a0ce9a2088aaf93e7fb23968468cf345cfd1b8c0',X'789C0BC94855C84D2CCA4E2D51C82F48CD4B4D51482C56C8CF5348CCAB54C82FC9482D524849ACD403000A780D88',38);
INSERT INTO "captures" VALUES('f71d7b0d2aab037be5c6c99e0728c99705023ef91d69a13c81a7bc00096b3e10',X'789C1DC7D10980300C05C055DE00E28F13B882B84068527C3634D2145C5FF0FEEE88D26C262E4E9C7213D1B1617F061DD2158DEEA6986F20C3953672F917B5B2503C91425D3F9DC5199D',72);
CREATE TABLE decisions (
	number INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	verb VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	"by" VARCHAR NOT NULL, 
	why TEXT NOT NULL, 
	made DATETIME NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "decisions" VALUES(1,'169ea7262ab102e9','correct','kind','{"value": "air-strike"}','anna','the army’s own words','2020-04-09 12:00:00.000000');
CREATE TABLE history (
	number INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	what TEXT NOT NULL, 
	"by" VARCHAR NOT NULL, 
	why TEXT NOT NULL, 
	made DATETIME NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "history" VALUES(1,'fc4abb7a5e8472f6','added','program','','2020-04-03 12:00:00.000000');
INSERT INTO "history" VALUES(2,'fc4abb7a5e8472f6','read by lexical 1, 1 statements','program','','2020-04-03 12:00:00.000000');
INSERT INTO "history" VALUES(3,'6a019339c79a8dbc','added','program','','2020-04-04 12:00:00.000000');
INSERT INTO "history" VALUES(4,'6a019339c79a8dbc','read by lexical 1, 3 statements','program','','2020-04-04 12:00:00.000000');
INSERT INTO "history" VALUES(5,'3a45196b7b2e2f14','added','program','','2020-04-05 12:00:00.000000');
INSERT INTO "history" VALUES(6,'3a45196b7b2e2f14','read by lexical 1, 0 statements','program','','2020-04-05 12:00:00.000000');
INSERT INTO "history" VALUES(7,'ef564fc860fc6bf6','formed','program','','2020-04-05 12:00:00.000000');
INSERT INTO "history" VALUES(8,'fbace627f525f519','added','program','','2020-04-06 12:00:00.000000');
INSERT INTO "history" VALUES(9,'fbace627f525f519','read by lexical 1, 1 statements','program','','2020-04-06 12:00:00.000000');
INSERT INTO "history" VALUES(10,'fc4abb7a5e8472f6','read by lexical 2, 1 statements','program','','2020-04-07 12:00:00.000000');
INSERT INTO "history" VALUES(11,'c30ee368b138a78f','formed','program','','2020-04-07 12:00:00.000000');
INSERT INTO "history" VALUES(12,'ef564fc860fc6bf6','its reports went to other incidents','program','','2020-04-07 12:00:00.000000');
INSERT INTO "history" VALUES(13,'169ea7262ab102e9','judged same as ad63014e12cb79ac','anna','one salvo','2020-04-08 12:00:00.000000');
INSERT INTO "history" VALUES(14,'ad63014e12cb79ac','judged same as 169ea7262ab102e9','anna','one salvo','2020-04-08 12:00:00.000000');
INSERT INTO "history" VALUES(15,'169ea7262ab102e9','correct kind {"value": "air-strike"}','anna','the army’s own words','2020-04-09 12:00:00.000000');
INSERT INTO "history" VALUES(16,'questions','tocsin rate --kind shelling','program','p=0.04','2020-04-10 12:00:00.000000');
CREATE TABLE incident_reports (
	report VARCHAR NOT NULL, 
	incident VARCHAR NOT NULL, 
	alias VARCHAR NOT NULL, 
	PRIMARY KEY (report), 
	FOREIGN KEY(incident) REFERENCES incidents (id)
);
INSERT INTO "incident_reports" VALUES('169ea7262ab102e9','c30ee368b138a78f','c30ee368b138a78f');
INSERT INTO "incident_reports" VALUES('ad63014e12cb79ac','c30ee368b138a78f','ef564fc860fc6bf6');
CREATE TABLE incidents (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	stage VARCHAR NOT NULL, 
	earliest DATE, 
	latest DATE, 
	lat FLOAT, 
	lon FLOAT, 
	country VARCHAR, 
	actors TEXT NOT NULL, 
	targets TEXT NOT NULL, 
	killed INTEGER, 
	words TEXT NOT NULL, 
	form TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "incidents" VALUES('c30ee368b138a78f','shelling','occurred','2020-04-03','2020-04-03',33.53,44.26,'IQ','militants','taji base
taji',2,'militants
taji base
taji
18 rockets
morning post
le quotidien d’alger
taji
taji','{"actors":["Militants"],"confidence":1.0,"kind":"shelling","means":["18 rockets"],"place":{"admin1":"","country":"IQ","feature":"","how":"the only one","lat":33.53,"lon":44.26,"name":"Taji","place_id":"","precision_km":5.0},"place_words":"Taji","publishers":["Morning Post","Le Quotidien d’Alger"],"reports":["169ea7262ab102e9","ad63014e12cb79ac"],"stage":"occurred","targets":["Taji base","Taji"],"times":null,"tolls":[["killed","2..2"]],"when":"2020-04-03..2020-04-03"}');
CREATE TABLE judgements (
	number INTEGER NOT NULL, 
	"left" VARCHAR NOT NULL, 
	"right" VARCHAR NOT NULL, 
	verdict VARCHAR NOT NULL, 
	score FLOAT NOT NULL, 
	reasons TEXT NOT NULL, 
	"by" VARCHAR NOT NULL, 
	why TEXT NOT NULL, 
	made DATETIME NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "judgements" VALUES(1,'169ea7262ab102e9','ad63014e12cb79ac','same',0.991,'[["same_kind",1.0,"shelling","shelling"],["same_day",2.5,"2020-04-03..2020-04-03","2020-04-03..2020-04-03"],["same_spot",2.5,"Taji (IQ) 33.53000,44.26000 ±5km","Taji (IQ) 33.53000,44.26000 ±5km"],["targets_agree",1.0,"Taji","Taji base"],["few_harmed_alike",1.2,"2..2 killed","2..2 killed"]]','program','','2020-04-07 12:00:00.000000');
INSERT INTO "judgements" VALUES(2,'169ea7262ab102e9','ad63014e12cb79ac','same',1.0,'[]','anna','one salvo','2020-04-08 12:00:00.000000');
CREATE TABLE ledger_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "ledger_version" VALUES(1);
CREATE TABLE problems (
	id VARCHAR NOT NULL, 
	"where" TEXT NOT NULL, 
	what TEXT NOT NULL, 
	mend TEXT NOT NULL, 
	noted DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "problems" VALUES('430980f008c1b3fc','a.pdf','it is empty','get it again','2020-04-09 12:00:00.000000');
CREATE TABLE readings (
	id VARCHAR NOT NULL, 
	article VARCHAR NOT NULL, 
	reader VARCHAR NOT NULL, 
	codebook VARCHAR NOT NULL, 
	made DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article) REFERENCES articles (id)
);
INSERT INTO "readings" VALUES('e2650260ef812133','fc4abb7a5e8472f6','lexical 1','','2020-04-03 12:00:00.000000');
INSERT INTO "readings" VALUES('65b6a574b33c05bc','6a019339c79a8dbc','lexical 1','','2020-04-04 12:00:00.000000');
INSERT INTO "readings" VALUES('284314fc7ba8bbbb','3a45196b7b2e2f14','lexical 1','','2020-04-05 12:00:00.000000');
INSERT INTO "readings" VALUES('096fd45593edd9ed','fbace627f525f519','lexical 1','','2020-04-06 12:00:00.000000');
INSERT INTO "readings" VALUES('c2e5a41f3ea3c36b','fc4abb7a5e8472f6','lexical 2','','2020-04-07 12:00:00.000000');
CREATE TABLE receipts (
	sha256 VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	media_type VARCHAR NOT NULL, 
	received DATETIME, 
	PRIMARY KEY (sha256, source), 
	FOREIGN KEY(sha256) REFERENCES captures (sha256)
);
INSERT INTO "receipts" VALUES('e3c92cbf0c5c1ab9c5cdd4a4eb0e6654ee24b4dbc605991a68f069e6ce133883','a.txt','text/plain','2020-04-03 12:00:00.000000');
INSERT INTO "receipts" VALUES('4c7e24c37f059935f5620e41780fb9ef0416d5762d3b6f95b6424902bc3441bf','b.txt','text/plain','2020-04-03 12:00:00.000000');
INSERT INTO "receipts" VALUES('bc44902fbcb7727de08fd860a0ce9a2088aaf93e7fb23968468cf345cfd1b8c0','c.txt','text/plain','2020-04-03 12:00:00.000000');
INSERT INTO "receipts" VALUES('f71d7b0d2aab037be5c6c99e0728c99705023ef91d69a13c81a7bc00096b3e10','d.txt','text/plain','2020-04-03 12:00:00.000000');
CREATE TABLE sightings (
	article VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	received DATETIME, 
	PRIMARY KEY (article, sha256), 
	FOREIGN KEY(article) REFERENCES articles (id)
);
INSERT INTO "sightings" VALUES('fc4abb7a5e8472f6','e3c92cbf0c5c1ab9c5cdd4a4eb0e6654ee24b4dbc605991a68f069e6ce133883','2020-04-03 12:00:00.000000');
INSERT INTO "sightings" VALUES('6a019339c79a8dbc','4c7e24c37f059935f5620e41780fb9ef0416d5762d3b6f95b6424902bc3441bf','2020-04-03 12:00:00.000000');
INSERT INTO "sightings" VALUES('3a45196b7b2e2f14','bc44902fbcb7727de08fd860a0ce9a2088aaf93e7fb23968468cf345cfd1b8c0','2020-04-03 12:00:00.000000');
INSERT INTO "sightings" VALUES('fbace627f525f519','f71d7b0d2aab037be5c6c99e0728c99705023ef91d69a13c81a7bc00096b3e10','2020-04-03 12:00:00.000000');
CREATE TABLE statements (
	reading VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	article VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	sort VARCHAR NOT NULL, 
	kind VARCHAR, 
	stage VARCHAR NOT NULL, 
	trigger_start INTEGER NOT NULL, 
	trigger_end INTEGER NOT NULL, 
	earliest DATE, 
	latest DATE, 
	lat FLOAT, 
	lon FLOAT, 
	country VARCHAR, 
	coded TEXT NOT NULL, 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (id), 
	FOREIGN KEY(article) REFERENCES articles (id)
);
INSERT INTO "statements" VALUES('e2650260ef812133','ad63014e12cb79ac','fc4abb7a5e8472f6',0,'event','shelling','occurred',10,15,'2020-04-03','2020-04-03',33.53,44.26,'IQ','{"actor":[{"actor_id":"militia","basis":"accused","end":9,"q":"Militants","start":0}],"confidence":0.875,"harm":[{"effect":"killed","end":76,"high":2,"low":2,"q":"two soldiers","speaker":{"end":86,"q":"army","start":82},"start":64,"who":"military"}],"kind":"shelling","means":[{"end":26,"high":18,"low":18,"q":"18 rockets","start":16}],"place":{"admin1":"","country":"IQ","end":38,"feature":"","how":"the only one","lat":33.53,"lon":44.26,"name":"Taji","place_id":"","precision_km":5.0,"q":"Taji","start":34},"sort":"event","speaker":{"end":86,"q":"army","start":82},"stage":"occurred","target":[{"end":43,"q":"Taji base","start":34}],"trigger":"fired","trigger_end":15,"trigger_start":10,"when":{"earliest":"2020-04-03","end":54,"how":"","latest":"2020-04-03","precision":"day","q":"3 April","start":47}}');
INSERT INTO "statements" VALUES('65b6a574b33c05bc','2c95d63a05ef74bc','6a019339c79a8dbc',0,'tally',NULL,'occurred',23,30,NULL,NULL,NULL,NULL,NULL,'{"confidence":1.0,"end":22,"high":null,"low":15,"q":"at least 15","sort":"tally","stage":"occurred","start":11,"trigger":"attacks","trigger_end":30,"trigger_start":23,"what":"events","when":{"end":39,"q":"in March","start":31}}');
INSERT INTO "statements" VALUES('65b6a574b33c05bc','9a24123c0cab1610','6a019339c79a8dbc',1,'strength',NULL,'occurred',50,53,NULL,NULL,NULL,NULL,NULL,'{"confidence":1.0,"end":59,"high":5000,"low":5000,"q":"5,000","sort":"strength","stage":"occurred","start":54,"trigger":"has","trigger_end":53,"trigger_start":50,"what":{"end":66,"q":"troops","start":60}}');
INSERT INTO "statements" VALUES('65b6a574b33c05bc','f6987e7fc06c61f6','6a019339c79a8dbc',2,'tie',NULL,'occurred',74,83,NULL,NULL,NULL,NULL,NULL,'{"a":{"end":49,"q":"army","start":45},"b":{"end":92,"q":"navy","start":88},"confidence":1.0,"relation":"backed-by","sort":"tie","stage":"occurred","trigger":"backed by","trigger_end":83,"trigger_start":74}');
INSERT INTO "statements" VALUES('096fd45593edd9ed','169ea7262ab102e9','fbace627f525f519',0,'event','shelling','occurred',8,11,'2020-04-03','2020-04-03',33.53,44.26,'IQ','{"confidence":1.0,"harm":[{"effect":"killed","end":51,"high":2,"low":2,"q":"two soldiers","start":39,"who":"military"}],"kind":"shelling","place":{"admin1":"","country":"IQ","end":16,"feature":"","how":"the only one","lat":33.53,"lon":44.26,"name":"Taji","place_id":"","precision_km":5.0,"q":"Taji","start":12},"sort":"event","stage":"occurred","target":[{"end":16,"q":"Taji","start":12}],"trigger":"hit","trigger_end":11,"trigger_start":8,"when":{"earliest":"2020-04-03","end":27,"how":"","latest":"2020-04-03","precision":"day","q":"3 April","start":20}}');
INSERT INTO "statements" VALUES('c2e5a41f3ea3c36b','ad63014e12cb79ac','fc4abb7a5e8472f6',0,'event','shelling','occurred',10,15,'2020-04-03','2020-04-03',33.53,44.26,'IQ','{"actor":[{"actor_id":"militia","basis":"accused","end":9,"q":"Militants","start":0}],"confidence":0.25,"harm":[{"effect":"killed","end":76,"high":2,"low":2,"q":"two soldiers","speaker":{"end":86,"q":"army","start":82},"start":64,"who":"military"}],"kind":"shelling","means":[{"end":26,"high":18,"low":18,"q":"18 rockets","start":16}],"place":{"admin1":"","country":"IQ","end":38,"feature":"","how":"the only one","lat":33.53,"lon":44.26,"name":"Taji","place_id":"","precision_km":5.0,"q":"Taji","start":34},"sort":"event","speaker":{"end":86,"q":"army","start":82},"stage":"occurred","target":[{"end":43,"q":"Taji base","start":34}],"trigger":"fired","trigger_end":15,"trigger_start":10,"when":{"earliest":"2020-04-03","end":54,"how":"","latest":"2020-04-03","precision":"day","q":"3 April","start":47}}');
CREATE INDEX judgements_pair ON judgements ("left", "right", "by");
CREATE INDEX ix_decisions_subject ON decisions (subject);
CREATE INDEX ix_incidents_kind ON incidents (kind);
CREATE INDEX ix_incidents_earliest ON incidents (earliest);
CREATE INDEX ix_history_subject ON history (subject);
CREATE INDEX ix_readings_article ON readings (article);
CREATE INDEX ix_incident_reports_incident ON incident_reports (incident);
CREATE INDEX ix_incident_reports_alias ON incident_reports (alias);
CREATE INDEX ix_statements_article ON statements (article);
COMMIT;
