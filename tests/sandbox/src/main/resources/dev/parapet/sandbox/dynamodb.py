"""DynamoDB tables whose encryption can be changed."""


@patches("dynamodb")
def change_encryption():
    """AWS: UpdateTable moves a table to a KMS key and back to a key of AWS's own. moto: ignores the SSE specification."""
    from moto.dynamodb.responses import DynamoHandler

    stock = DynamoHandler.update_table

    @functools.wraps(stock)
    def update_table(self):
        wanted = self.body.get("SSESpecification")
        if wanted:
            table = self.dynamodb_backend.get_table(self.body["TableName"])
            key = wanted.get("KMSMasterKeyId") or table._get_default_encryption_key(self.current_account, self.region)
            table.sse_specification = {**wanted, "KMSMasterKeyId": key} if wanted.get("Enabled") else None
        return stock(self)

    DynamoHandler.update_table = update_table
