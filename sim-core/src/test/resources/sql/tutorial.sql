create database MyDB;
use MyDB;
create table MyTB(
id int(4) not null AUTO_INCREMENT,
name char(20) not null,
primary key(id)
);
insert into MyTB(name) values('rowvalue1');
insert into MyTB(name) values('rowvalue2');
select * from MyTB;
show variables like 'log_bin';
grant replication slave on *.* to rep@'172.30.105.%' identified by "replpasswd";
flush privileges;
flush table with read lock;
flush tables with read lock;
show master status;
show variables like '%timeout%';
-- CHANGE MASTER TO MASTER_LOG_FILE='mysql-bin.000006', MASTER_LOG_POS=1933;
CHANGE MASTER TO MASTER_LOG_FILE='mysql-bin.000006', MASTER_LOG_POS=1933;
unlock tables;
CHANGE MASTER TO
     MASTER_HOST='172.30.105.121',
     MASTER_PORT=3306,
     MASTER_USER='rep',
     MASTER_PASSWORD='replpasswd',
     MASTER_LOG_FILE='mysql-bin.000006',
     MASTER_LOG_POS=1933;

CHANGE MASTER TO
          MASTER_HOST='172.30.105.121',
          MASTER_PORT=3306,
          MASTER_USER='rep',
          MASTER_PASSWORD='replpasswd';

start slave;
show slave status\G
show processlist\G
CHANGE MASTER TO MASTER_LOG_FILE='mysql-bin.000001', MASTER_LOG_POS=1170;
stop slave io_thread;
show processlist\G
stop slave;
reset master;
change master to master_host='172.30.105.121';
stop slave; set global sql_slave_skip_counter=1; slave start;
create database My_DB;
insert into MyTB(name) values('sample1');
help install;
INSTALL PLUGIN rpl_semi_sync_master SONAME 'semisync_master.so';
show plugins;
INSTALL PLUGIN rpl_semi_sync_slave SONAME 'semisync_slave.so';
SHOW GLOBAL VARIABLES LIKE '%semi%';
SET GLOBAL rpl_semi_sync_master_enabled=1;
SHOW GLOBAL STATUS LIKE '%semi%';
SET GLOBAL rpl_semi_sync_slave_enabled=1;
slave start;
create database MYDB;
use MYDB;
create table TB1 (id int,name char(30));
insert into MyTB(name) values('sample102');
